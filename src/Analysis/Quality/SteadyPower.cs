namespace Monitoring.Analysis.Quality;

/// <summary>Why a power is taken to be stuck.</summary>
public enum StuckReason
{
    /// <summary>Its meter's energy counter says something else.</summary>
    CounterDisagrees,

    /// <summary>Everything the meter sends stays the same to the last digit: it repeats an old message.</summary>
    EverythingFrozen,

    /// <summary>It alone has not changed for a day.</summary>
    Unchanged,
}

/// <summary>How long a meter has sent the same power.</summary>
/// <param name="PowerW">The active power in W.</param>
/// <param name="Duration">Since when to when it has been sent.</param>
/// <param name="Samples">How often.</param>
/// <param name="CountedWh">Net gain of the meter's energy counters meanwhile in Wh; null where it has none.</param>
/// <param name="OthersSince">How long the most recently changed other gauge has stayed the same; null where there is none.</param>
public sealed record SteadyPower(double PowerW, TimeSpan Duration, int Samples, double? CountedWh, TimeSpan? OthersSince)
{
    private const int FewestSamples = 20;

    // Two steps of a display of tenths of a kWh: less than that says nothing.
    private const double LeastWh = 200;

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Alone = TimeSpan.FromDays(1);

    /// <summary>
    /// Why it is stuck; null when it may be true. A load that is off is no stuck value, and many a load is constant: only an
    /// hour and many samples, together with something that contradicts it, or a whole day, make one.
    /// </summary>
    public StuckReason? Stuck()
    {
        if (PowerW == 0 || Duration < Shortest || Samples < FewestSamples)
        {
            return null;
        }

        var expected = PowerW * Duration.TotalHours;
        if (CountedWh is { } counted && Math.Abs(expected) >= LeastWh)
        {
            // A counter that agrees proves the power, however constant it is.
            return Math.Abs(counted - expected) > Math.Max(Math.Abs(expected) / 2, LeastWh) ? StuckReason.CounterDisagrees : null;
        }

        return OthersSince >= Shortest ? StuckReason.EverythingFrozen : Duration >= Alone ? StuckReason.Unchanged : null;
    }
}
