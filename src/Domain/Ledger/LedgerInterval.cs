namespace Monitoring.Domain.Ledger;

/// <summary>
/// Energy and power of one meter over 15 minutes. An interval that is not known does not exist; it is never 0.
/// </summary>
/// <param name="Start">Start of the interval, UTC, on a quarter hour.</param>
public sealed record LedgerInterval(DateTimeOffset Start)
{
    /// <summary>Length of every interval: 15 minutes.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private const double MinWholeShare = 0.9;

    /// <summary>Length of every interval in milliseconds.</summary>
    public const long StepMs = 15 * 60 * 1000;

    /// <summary>Imported energy in Wh, not negative; null where not known.</summary>
    public double? EnergyImportWh { get; init; }

    /// <summary>Exported energy in Wh, not negative; null where not known.</summary>
    public double? EnergyExportWh { get; init; }

    /// <summary>Mean active power in W over the known part of the interval; import positive.</summary>
    public double? MeanW { get; init; }

    /// <summary>Smallest active power seen in W.</summary>
    public double? MinW { get; init; }

    /// <summary>Largest active power seen in W.</summary>
    public double? MaxW { get; init; }

    /// <summary>Lagging reactive energy in varh, not negative; null where not known.</summary>
    public double? ReactiveLagVarh { get; init; }

    /// <summary>Leading reactive energy in varh, not negative; null where not known.</summary>
    public double? ReactiveLeadVarh { get; init; }

    /// <summary>Share of the interval that measurements cover, 0 to 1; energy spread over a gap does not count.</summary>
    public double Coverage { get; init; }

    /// <summary>Where the energy comes from.</summary>
    public IntervalOrigin Origin { get; init; }

    /// <summary>Share of the interval whose energy is known, 0 to 1: measured, spread over a gap, or entered.</summary>
    public double KnownShare => Origin is IntervalOrigin.CounterAcrossGap or IntervalOrigin.Edited ? 1 : Coverage;

    /// <summary>
    /// True when enough of the interval is known for its mean to stand for the whole: a few seconds of a first or running quarter hour
    /// must not become its power.
    /// </summary>
    public bool IsWhole => KnownShare >= MinWholeShare;

    /// <summary>
    /// True when its energy was entered for a longer time, e.g. a day, and spread evenly: good for sums, but no load curve to read a demand from.
    /// </summary>
    public bool IsSpreadEntry => Origin == IntervalOrigin.Edited && Coverage < MinWholeShare;

    /// <summary>End of the interval, UTC.</summary>
    public DateTimeOffset End => Start + Step;

    /// <summary>The start of the interval that holds <paramref name="time"/>.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % Step.Ticks), TimeSpan.Zero);

    /// <summary>The start of the interval that holds a time; both Unix milliseconds.</summary>
    public static long StartOf(long timeMs) => timeMs - (((timeMs % StepMs) + StepMs) % StepMs);
}
