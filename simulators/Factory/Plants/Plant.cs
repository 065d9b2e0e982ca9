using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>A plant as its file describes it. The incoming supply is the sum of its machines and its transformer's loss.</summary>
public sealed record Plant
{
    /// <summary>Meter id of the incoming supply.</summary>
    public const string MainMeter = "main";

    internal static readonly IReadOnlyList<double> Balanced = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    /// <summary>Name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>IANA zone of its clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Mains frequency in Hz.</summary>
    public double Hertz { get; init; } = 60;

    /// <summary>Local day at whose start every counter stood at 0.</summary>
    public DateOnly CountersSince { get; init; } = new(2025, 1, 1);

    /// <summary>True when on one working day in a fortnight everything is started at once.</summary>
    public bool RushDays { get; init; } = true;

    /// <summary>When it works.</summary>
    public PlantCalendar Calendar { get; init; } = new();

    /// <summary>The transformer behind the incoming supply.</summary>
    public required Transformer Transformer { get; init; }

    /// <summary>Every circuit.</summary>
    public required IReadOnlyList<Machine> Machines { get; init; }

    internal TimeZoneInfo Zone => field ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    internal DateTimeOffset FirstDay
    {
        get
        {
            var local = CountersSince.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}

/// <summary>A transformer's losses: no-load always, load loss with the square of the load.</summary>
/// <param name="Kva">Rating in kVA.</param>
/// <param name="NoLoadKw">Loss without load in kW.</param>
/// <param name="LoadLossKw">Loss at the rating in kW.</param>
/// <param name="NoLoadKvar">Magnetising power in kvar.</param>
public sealed record Transformer(double Kva, double NoLoadKw, double LoadLossKw, double NoLoadKvar)
{
    internal Level LossAt(Level load)
    {
        var share = ((load.Kw * load.Kw) + (load.Kvar * load.Kvar)) / (Kva * Kva);
        return new Level(NoLoadKw + (LoadLossKw * share), NoLoadKvar);
    }
}
