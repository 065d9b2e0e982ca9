using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Demand;

/// <summary>
/// The running demand window of a site, from the ledger's running quarters and the newest power readings. Windows are cut on the site's
/// clock at :00 and :30 (or by the contract's length). Formulas: current demand 2E, forecast 2(E + P·rest), power to shed
/// (forecast − target)·30/rest, for a window of 30 minutes.
/// </summary>
public sealed record DemandWindow
{
    /// <summary>Share of the window that must have passed before a forecast is made from it alone.</summary>
    public const double ForecastFrom = 1.0 / 6;

    private const double CautionShare = 0.95;

    /// <summary>A level is left only when the forecast is this far below its threshold, so that it does not flicker.</summary>
    private const double Hysteresis = 0.98;

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>End, UTC.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The present, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Time left.</summary>
    public TimeSpan Left => End - Now;

    /// <summary>Energy so far in Wh: measured up to the ledger's edge, with the present power from there to now.</summary>
    public double? EnergyWh { get; init; }

    /// <summary>Demand already reached in W if nothing more were used: energy over the whole window's length.</summary>
    public double? CurrentW => EnergyWh / (End - Start).TotalHours;

    /// <summary>Expected demand of the whole window in W; null when power or ledger is missing.</summary>
    public double? ForecastW { get; init; }

    /// <summary>Lower end of the forecast, W.</summary>
    public double? ForecastLowW { get; init; }

    /// <summary>Upper end of the forecast, W.</summary>
    public double? ForecastHighW { get; init; }

    /// <summary>True in the first part of the window, when the forecast leans on the present power more than on the window.</summary>
    public bool IsEarly => (Now - Start) / (End - Start) < ForecastFrom;

    /// <summary>The window that holds <paramref name="now"/>.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End) Bounds(DateTimeOffset now, SiteZone zone, int windowMinutes)
    {
        var window = LocalWindows.Demand(now, zone, windowMinutes);
        return (window.From, window.To);
    }

    /// <summary>Looks at the running window.</summary>
    /// <param name="now">The present, UTC.</param>
    /// <param name="zone">The site's clock.</param>
    /// <param name="windowMinutes">Length of the window.</param>
    /// <param name="intervals">The main meter's newest ledger intervals, at least those of the window.</param>
    /// <param name="recentW">Power readings of the last minutes in W; empty when they are stale.</param>
    public static DemandWindow Of(
        DateTimeOffset now, SiteZone zone, int windowMinutes, IEnumerable<LedgerInterval> intervals, IReadOnlyCollection<double> recentW)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(recentW);
        var (start, end) = Bounds(now, zone, windowMinutes);
        var window = new DemandWindow { Start = start, End = end, Now = now };
        List<LedgerInterval> inside = [.. intervals.Where(i => i.Start >= start && i.Start < end && i.EnergyImportWh is not null)];
        if (recentW.Count == 0)
        {
            return window;
        }

        // What the ledger has not covered yet, of the time that has passed, is filled with the present power.
        var covered = TimeSpan.FromTicks(inside.Sum(i => (long)(LedgerInterval.Step.Ticks * i.KnownShare)));
        var elapsed = now - start;
        var uncovered = elapsed > covered ? elapsed - covered : TimeSpan.Zero;
        if (uncovered > elapsed / 2 && elapsed > TimeSpan.FromMinutes(2))
        {
            return window;
        }

        var power = recentW.Average();
        var energy = inside.Sum(i => i.EnergyImportWh!.Value) + (power * uncovered.TotalHours);
        var hours = (end - start).TotalHours;
        var rest = (end - now).TotalHours;
        var spread = 1.28 * Deviation(recentW, power);
        return window with
        {
            EnergyWh = energy,
            ForecastW = (energy + (power * rest)) / hours,
            ForecastLowW = (energy + (Math.Max(0, power - spread) * rest)) / hours,
            ForecastHighW = (energy + ((power + spread) * rest)) / hours,
        };
    }

    /// <summary>Power in W to switch off now so that the window ends at <paramref name="targetW"/>; negative: power to spare.</summary>
    public double? ShedW(double targetW) => (ForecastW - targetW) * ((End - Start) / Left);

    /// <summary>The level, which leaves <paramref name="before"/> downwards only with some distance.</summary>
    public DemandLevel LevelFor(ContractTerms? contract, DemandLevel before)
    {
        var target = contract?.TargetW ?? contract?.ContractW;
        if (ForecastW is not { } forecast || target is not { } limit)
        {
            return DemandLevel.Unknown;
        }

        var level = Raw(forecast, limit, contract?.ContractW);
        var calmer = Raw(forecast / Hysteresis, limit, contract?.ContractW);
        return level < before ? (DemandLevel)Math.Min((int)before, (int)calmer) : level;
    }

    private static DemandLevel Raw(double forecast, double target, double? contract) =>
        forecast > contract ? DemandLevel.Limit
        : forecast > target ? DemandLevel.Alarm
        : forecast > CautionShare * target ? DemandLevel.Caution
        : DemandLevel.Normal;

    private static double Deviation(IReadOnlyCollection<double> values, double mean) =>
        values.Count < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
}
