using System.Globalization;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A demand peak above the target or the contract power, with what it costs over 12 months and the circuits that made it.
/// </summary>
public sealed class DemandPeak : IDetector
{
    private const int MinDays = 14;
    private const int MaxContributions = 5;

    // Where no reactive energy is known, the factor at which the basic charge has neither discount nor surcharge.
    private const double NeutralPowerFactor = 0.85;

    /// <inheritdoc/>
    public string Code => "demand-peak";

    /// <inheritdoc/>
    public BilingualText Title { get; } = new("デマンドの山", "Demand peak");

    /// <inheritdoc/>
    public DetectorResult Run(SiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var limitW = data.Profile.Contract?.TargetW ?? data.Profile.Contract?.ContractW;
        if (limitW is not { } limit)
        {
            return Wait(new BilingualText("契約電力か目標デマンドを登録すると判定できます。", "Needs the contract power or a target demand."));
        }

        if (data.Main.Count < MinDays * 96)
        {
            return Wait(new BilingualText($"受電メーターのデータが{MinDays}日分たまると判定できます。", $"Needs {MinDays} days of the main meter."));
        }

        var windows = DurationCurve.Of(data.Main, top: 1);
        if (windows.Top is not [var peak, ..] || peak.MeanW <= limit)
        {
            return DetectorResult.Nothing;
        }

        return new DetectorResult([Build(data, peak.Start, peak.MeanW, limit)]);
    }

    private DetectorResult Wait(BilingualText why) => new([], new NotConcluded(Code, why));

    private Finding Build(SiteData data, DateTimeOffset start, double peakW, double limitW)
    {
        var days = DayLoad.Of(data.Main, data.Zone, data.Calendar);
        var daily = days.Where(d => d.Type == DayType.Working && d.KnownShare >= LikeDays.MinKnownShare)
            .Select(d => d.MeanW.Max() ?? 0).ToList();
        var usualW = Quantile.Of(daily, 0.5) ?? limitW;
        var over = daily.Count(w => w > limitW);
        var figures = LoadFigures.Of(data.Main, data.Zone, data.Calendar);
        var powerFactor = figures.PowerFactor ?? NeutralPowerFactor;
        var lowKw = (peakW - limitW) / 1000;
        var highKw = Math.Max(lowKw, (peakW - usualW) / 1000);
        var tariff = data.Profile.Tariff;
        var yen = ContractCost.YenForYear(lowKw, tariff, powerFactor) is { } low && ContractCost.YenForYear(highKw, tariff, powerFactor) is { } high
            ? new ValueRange(low, high) : null;
        var local = data.Zone.ToLocal(start);
        var peakDay = days.First(d => d.Date == DateOnly.FromDateTime(local));
        var like = LikeDays.Of(days.Where(d => d.Date != peakDay.Date), peakDay.Type);
        var aboveContract = peakW > (data.Profile.Contract?.ContractW ?? double.PositiveInfinity);
        var when = local.ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);
        return new Finding
        {
            Code = Code,
            Site = data.Profile.Site,
            Meter = data.Profile.MainMeter!,
            Claim = new BilingualText(
                $"最大デマンドが{Kw(peakW)} kWになり、{(aboveContract ? "契約電力" : "目標")}を{Kw(peakW - (aboveContract ? data.Profile.Contract!.ContractW!.Value : limitW))} kW超えました。",
                $"Demand reached {Kw(peakW)} kW, {Kw(peakW - (aboveContract ? data.Profile.Contract!.ContractW!.Value : limitW))} kW above the {(aboveContract ? "contract" : "target")}."),
            Span = new TimeRange(start, start.AddMinutes(30)),
            YenPerYear = yen,
            Confidence = figures.PowerFactor is null ? Confidence.Medium : Confidence.High,
            ConfidenceReason = new BilingualText(
                $"電力会社の計器の時限と数秒ずれることがあります。稼働日{daily.Count}日のうち{over}日で目標を超えました。",
                $"The utility's meter may differ by seconds. The target was passed on {over} of {daily.Count} working days."),
            Evidence = new Evidence
            {
                Unit = "kW",
                Labels = [.. Enumerable.Range(0, DayLoad.HalfHours).Select(i => $"{i / 2:00}:{30 * (i % 2):00}")],
                Seen = [.. peakDay.MeanW.Select(w => w / 1000)],
                Low = [.. like.LowW.Select(w => w / 1000)],
                High = [.. like.HighW.Select(w => w / 1000)],
                Marked = [.. peakDay.MeanW.Select(w => w > limitW)],
                Thresholds = Lines(data.Profile.Contract!),
            },
            Contributions = Contributions(data, start),
            CounterEvidence =
            [
                new BilingualText($"稼働日の1日最大の中央値は{Kw(usualW)} kWです。", $"The median daily maximum of working days is {Kw(usualW)} kW."),
                new BilingualText($"目標を超えたのは{over}日だけです。", $"The target was passed on {over} days only."),
            ],
            Disproof = new BilingualText($"{when}からの30分に、ずらせない特別な運転があったと分かれば否定されます。", $"A special run in the 30 minutes from {when} that could not be moved would disprove it."),
            Calculation =
            [
                new BilingualText($"目標との差 {lowKw:N1} kW、ふだんの1日最大との差 {highKw:N1} kW", $"{lowKw:N1} kW above the target, {highKw:N1} kW above the usual daily maximum"),
                tariff?.BasicYenPerKw is { } basic
                    ? new BilingualText($"× {basic:N2} 円/kW × (185 − 力率{100 * powerFactor:0}%)/100 × 12か月(実量制。{tariff.Source})", $"× {basic:N2} yen/kW × (185 − power factor {100 * powerFactor:0} %)/100 × 12 months (measured contract; {tariff.Source})")
                    : new BilingualText("基本料金が未登録のため、金額は計算していません。", "No basic charge is entered, so there is no amount."),
            ],
            MeasuredShare = data.Main.Average(i => i.Coverage),
            KnownShare = peakDay.KnownShare,
        };
    }

    private static List<Threshold> Lines(ContractTerms contract)
    {
        var lines = new List<Threshold>();
        if (contract.TargetKw is { } target)
        {
            lines.Add(new Threshold(new BilingualText("目標", "Target"), target));
        }

        if (contract.ContractKw is { } agreed)
        {
            lines.Add(new Threshold(new BilingualText("契約", "Contract"), agreed));
        }

        return lines;
    }

    private static List<Contribution> Contributions(SiteData data, DateTimeOffset start)
    {
        var local = data.Zone.ToLocal(start);
        var half = (local.Hour * 2) + (local.Minute / 30);
        var contributions = new List<Contribution>();
        foreach (var meter in data.Meters.Keys.Where(m => m != data.Profile.MainMeter))
        {
            var days = DayLoad.Of(data.Meters[meter], data.Zone, data.Calendar);
            var day = days.FirstOrDefault(d => d.Date == DateOnly.FromDateTime(local));
            if (day?.MeanW[half] is { } seen && LikeDays.Of(days.Where(d => d != day), day.Type).MedianW[half] is { } usual)
            {
                contributions.Add(new Contribution(meter, seen - usual));
            }
        }

        return [.. contributions.Where(c => c.DifferenceW > 0).OrderByDescending(c => c.DifferenceW).Take(MaxContributions)];
    }

    private static string Kw(double watts) => (watts / 1000).ToString("0", CultureInfo.InvariantCulture);
}
