using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A demand peak of the last 12 months above the target (or the contract power), with what it costs over 12 months and the circuits
/// that made it. Only measured windows count. Being close to the contract power is no finding: under a measured contract (実量制) the
/// contract power is the largest demand, so every plant touches it once a year.
/// </summary>
public sealed class DemandPeak : IDetector
{
    private const int MinDays = 14;
    private const int QuartersPerDay = 96;

    /// <inheritdoc/>
    public string Code => "demand-peak";

    /// <inheritdoc/>
    public BilingualText Title { get; } = new("デマンドの山", "Demand peak");

    /// <inheritdoc/>
    public DetectorResult Run(SiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Profile.MainMeter is not { } main)
        {
            return Wait(new BilingualText("受電メーターを登録すると判定できます。", "Needs a main meter."));
        }

        if (data.Profile.Contract is not { } contract || (contract.TargetW ?? contract.ContractW) is not { } limitW)
        {
            return Wait(new BilingualText("契約電力か目標デマンドを登録すると判定できます。", "Needs the contract power or a target demand."));
        }

        var year = data.Last(main, 365);
        if (year.Count < MinDays * QuartersPerDay)
        {
            return Wait(Say.That(
                $"受電メーターのデータが{MinDays}日分たまると判定できます(いま{year.Count / QuartersPerDay}日分)。",
                $"Needs {MinDays} days of the main meter; there are {year.Count / QuartersPerDay}."));
        }

        var windows = PastWindow.Of(year, data.Zone, contract.WindowMinutes).Where(w => !w.IsEstimated && w.End <= data.Now).ToList();
        var peak = windows.MaxBy(w => w.DemandW);
        return peak is null || peak.DemandW <= limitW
            ? DetectorResult.Nothing
            : new DetectorResult([new PeakClaim(Code, data, contract, limitW, windows, peak).Build()]);
    }

    private DetectorResult Wait(BilingualText why) => new([], new NotConcluded(Code, why));
}

/// <summary>What the peak is measured against, and what it costs.</summary>
internal sealed record PeakCost
{
    // Without reactive energy: the factor at which the basic charge has neither discount nor surcharge.
    private const double NeutralPowerFactor = 0.85;
    private const double UsualQuantile = 0.9;

    /// <summary>90th percentile of the largest window of working days other than the peak's, W.</summary>
    internal required double UsualW { get; init; }

    /// <summary>Working days looked at.</summary>
    internal required int Days { get; init; }

    /// <summary>Working days with a window above the limit.</summary>
    internal required int DaysOver { get; init; }

    /// <summary>Contract power that would not have been needed, kW: from keeping to the limit, and to what is usual, the smaller first.</summary>
    internal required ValueRange ExcessKw { get; init; }

    /// <summary>Power factor of the peak's month, 0 to 1.</summary>
    internal required double PowerFactor { get; init; }

    /// <summary>False when <see cref="PowerFactor"/> is the neutral 85 % because no reactive energy is known.</summary>
    internal required bool PowerFactorIsMeasured { get; init; }

    /// <summary>Yen over 12 months; null without a basic price, or where the contract power does not follow the demand.</summary>
    internal required ValueRange? Yen { get; init; }

    internal static PeakCost Of(SiteData data, ContractTerms contract, double limitW, IReadOnlyList<PastWindow> windows, PastWindow peak)
    {
        var peakDate = data.Zone.DateOf(peak.Start);
        var daily = windows.GroupBy(w => data.Zone.DateOf(w.Start))
            .Where(g => data.Calendar.TypeOf(g.Key) == DayType.Working)
            .Select(g => (Date: g.Key, MaxW: g.Max(w => w.DemandW))).ToList();
        var usual = Quantile.Of(daily.Where(d => d.Date != peakDate).Select(d => d.MaxW), UsualQuantile) ?? limitW;
        var aboveLimit = (peak.DemandW - limitW) / 1000;
        var aboveUsual = Math.Max(0, (peak.DemandW - usual) / 1000);
        var excess = new ValueRange(Math.Min(aboveLimit, aboveUsual), Math.Max(aboveLimit, aboveUsual));
        var month = MonthlyPowerFactor.Of(data.Main, data.Zone).FirstOrDefault(m => m.Month.Year == peakDate.Year && m.Month.Month == peakDate.Month);
        var factor = month?.Factor ?? NeutralPowerFactor;
        var yenPerKw = contract.Kind == ContractKind.Measured ? ContractCost.YenForYear(1, data.Profile.Tariff, factor) : null;
        return new PeakCost
        {
            UsualW = usual,
            Days = daily.Count,
            DaysOver = daily.Count(d => d.MaxW > limitW),
            ExcessKw = excess,
            PowerFactor = factor,
            PowerFactorIsMeasured = month is not null,
            Yen = excess.Times(yenPerKw),
        };
    }
}
