using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>One phase as a meter shows it.</summary>
public sealed record PhaseReading
{
    /// <summary>Voltage in V.</summary>
    public double Volts { get; init; }

    /// <summary>Active power in W, import positive.</summary>
    public double W { get; init; }

    /// <summary>Reactive power in var, lagging positive.</summary>
    public double Var { get; init; }

    /// <summary>Imported energy in Wh.</summary>
    public double ImportWh { get; init; }

    /// <summary>Exported energy in Wh.</summary>
    public double ExportWh { get; init; }

    /// <summary>Apparent power in VA.</summary>
    public double Va => Math.Sqrt((W * W) + (Var * Var));

    /// <summary>Current in A.</summary>
    public double Amperes => Volts > 0 ? Va / Volts : 0;

    /// <summary>Power factor, negative when exporting; 1 without load.</summary>
    public double PowerFactor => Va > 0 ? W / Va : 1;
}

/// <summary>What a meter shows at an instant.</summary>
public sealed record MeterReading
{
    /// <summary>The meter.</summary>
    public required Meter Meter { get; init; }

    /// <summary>The instant, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the meter's clock says, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its channels: three, those that are not connected without load.</summary>
    public required IReadOnlyList<PhaseReading> Phases { get; init; }

    /// <summary>Active power in W.</summary>
    public double W { get; init; }

    /// <summary>Reactive power in var.</summary>
    public double Var { get; init; }

    /// <summary>Imported energy in Wh.</summary>
    public double ImportWh { get; init; }

    /// <summary>Exported energy in Wh.</summary>
    public double ExportWh { get; init; }

    /// <summary>Lagging reactive energy in varh.</summary>
    public double LagVarh { get; init; }

    /// <summary>Leading reactive energy in varh.</summary>
    public double LeadVarh { get; init; }

    /// <summary>Frequency in Hz.</summary>
    public double Hertz { get; init; }

    /// <summary>True of the last one of a history, of which the power that follows is not known.</summary>
    public bool IsClosing { get; init; }

    /// <summary>True when the device repeats it, so that nothing in it may change.</summary>
    internal bool IsFrozen { get; init; }

    /// <summary>Minutes since 0001-01-01 on the plant's clock.</summary>
    internal long LocalMinute { get; init; }

    /// <summary>Energy that has passed its channels in its life, import positive, kWs and kvars.</summary>
    internal PhaseEnergy Passed { get; init; }

    /// <summary>Apparent power in VA, of the sums.</summary>
    public double Va => Math.Sqrt((W * W) + (Var * Var));

    /// <summary>Power factor; 1 without load.</summary>
    public double PowerFactor => Va > 0 ? W / Va : 1;

    /// <summary>Current of all connected phases together in A.</summary>
    public double Amperes => Phases.Sum(p => p.Amperes);

    /// <summary>Mean voltage of the connected phases in V.</summary>
    public double Volts => Phases.Take(Meter.Phases.Count).Average(p => p.Volts);
}
