namespace Monitoring.Simulators.Factory.Truth;

/// <summary>What a meter would have shown without its fault.</summary>
public sealed record RightReading
{
    /// <summary>Beginning of the fault, or of the span looked at.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end, or that of the span looked at.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Imported energy in between of an ideal meter that nets its phases or not as this one does, kWh.</summary>
    public required double ImportKwh { get; init; }

    /// <summary>Exported energy, positive, kWh.</summary>
    public required double ExportKwh { get; init; }

    /// <summary>What the shown power and energy, of <see cref="Phase"/> or of all, must be multiplied with; for kW in place of W the power alone.</summary>
    public double? Factor { get; init; }

    /// <summary>The phase that is meant; null for all.</summary>
    public int? Phase { get; init; }

    /// <summary>Where channels are mixed up: for L1, L2 and L3 the channel (of currents alone for <c>ct-other-phase</c>) that belongs to it.</summary>
    public IReadOnlyList<int>? Channels { get; init; }

    /// <summary>What must be added to the import counter from the fault on so that it equals an ideal one, kWh.</summary>
    public double? CounterAddKwh { get; init; }

    /// <summary>Seconds to take off the meter's times: at the fault's end where the clock drifts.</summary>
    public double? ClockAheadS { get; init; }
}
