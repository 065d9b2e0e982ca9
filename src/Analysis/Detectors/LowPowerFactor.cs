using System.Globalization;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A power factor between 8 and 22 h that costs money: Japan's high-voltage contracts take 1% off the basic charge per point above 85%
/// and add 1% per point below. Below 85% there is a surcharge; between 85% and 95% a discount is left unused that capacitors reach easily.
/// </summary>
public sealed class LowPowerFactor : IDetector
{
    private const int Neutral = 85;
    private const int Aim = 95;
    private const int Best = 100;
    private const int MinDays = 14;
    private const int Days = 365;
    private const double GoodShare = 0.9;

    /// <inheritdoc/>
    public string Code => "low-power-factor";

    /// <inheritdoc/>
    public BilingualText Title { get; } = new("力率の低下", "Low power factor");

    /// <inheritdoc/>
    public DetectorResult Run(SiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Profile.MainMeter is not { } main)
        {
            return Wait(new BilingualText("受電メーターを登録すると判定できます。", "Needs a main meter."));
        }

        var year = data.Last(main, Days);
        var months = MonthlyPowerFactor.Of(year, data.Zone);
        var hours = months.Sum(m => m.Hours);
        if (hours < MinDays * MonthlyPowerFactor.HoursPerDay)
        {
            return Wait(Say.That(
                $"8〜22時の無効電力量が{MinDays}日分たまると判定できます(いま{hours / MonthlyPowerFactor.HoursPerDay:0}日分)。",
                $"Needs {MinDays} days of reactive energy between 8 and 22 h; there are {hours / MonthlyPowerFactor.HoursPerDay:0}."));
        }

        // A few days of a month say nothing of its bill, unless there is no other month.
        var counted = months.Where(m => m.Hours >= MinDays * MonthlyPowerFactor.HoursPerDay).ToList() is [_, ..] full ? full : [.. months];
        var percent = (int)Math.Round(counted.Average(m => m.Percent), MidpointRounding.AwayFromZero);
        return percent < Aim ? new DetectorResult([Build(data, main, year, counted, percent)]) : DetectorResult.Nothing;
    }

    private DetectorResult Wait(BilingualText why) => new([], new NotConcluded(Code, why));

    private Finding Build(SiteData data, string main, IReadOnlyList<LedgerInterval> year, IReadOnlyList<MonthlyPowerFactor> months, int percent)
    {
        var surcharge = percent < Neutral;
        var limit = surcharge ? Neutral : Aim;
        var points = surcharge ? new ValueRange(Neutral - percent, Aim - percent) : new ValueRange(Aim - percent, Best - percent);
        var tariff = data.Profile.Tariff;
        var contractKw = data.Profile.Contract?.ContractKw;
        var perPoint = tariff?.BasicYenPerKw * contractKw * 12 / 100;
        var below = months.Count(m => m.Percent < limit);
        var measured = months.Average(m => m.MeasuredShare);
        var kvar = Kvar(months);
        return new Finding
        {
            Code = Code,
            Site = data.Profile.Site,
            Meter = main,
            Claim = surcharge
                ? Say.That($"力率が{percent}%で、基本料金が割増になっています。", $"The power factor is {percent}%, which adds to the basic charge.")
                : Say.That($"力率が{percent}%で、基本料金の割引を使いきっていません。", $"The power factor is {percent}%, which leaves a discount on the basic charge unused."),
            Span = new TimeRange(year[0].Start, year[^1].End),
            YenPerYear = points.Times(perPoint),
            Confidence = below == months.Count && measured >= GoodShare ? Confidence.High : Confidence.Medium,
            ConfidenceReason = Say.That(
                $"{months.Count}か月のうち{below}か月で{limit}%未満でした。実測は{Say.Percent(measured)}です。",
                $"Below {limit}% in {below} of {months.Count} months; {Say.Percent(measured)} is measured."),
            Evidence = new Evidence
            {
                Unit = "%",
                Labels = [.. months.Select(m => m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture))],
                Seen = [.. months.Select(m => (double?)(100 * m.Factor))],
                Marked = [.. months.Select(m => m.Percent < limit)],
                Thresholds = [new Threshold(new BilingualText("割増の境", "No surcharge"), Neutral), new Threshold(new BilingualText("目安", "Aim"), Aim)],
            },
            CounterEvidence = below == months.Count ? [] :
                [Say.That($"{limit}%以上の月は{months.Count - below}か月です。", $"Months at {limit}% or above: {months.Count - below}.")],
            Disproof = Say.That(
                $"電力会社の検針票の力率が{limit}%以上なら、計器の設定(CTの向き・相)を疑います。",
                $"A bill that shows {limit}% or more would put the meter's installation in doubt (CT direction, phase)."),
            Calculation =
            [
                new BilingualText("力率 = kWh ÷ √(kWh² + kvarh²)、各月の8〜22時の合計、1%単位", "Power factor = kWh ÷ √(kWh² + kvarh²), sums of 8 to 22 h of each month, in whole percent"),
                perPoint is { } yen
                    ? Say.That(
                        $"1%あたり {yen:N0} 円/年 = {tariff!.BasicYenPerKw:N2} 円/kW × {contractKw:N0} kW × 12か月 ÷ 100({tariff.Source})",
                        $"{yen:N0} yen a year per point = {tariff!.BasicYenPerKw:N2} yen/kW × {contractKw:N0} kW × 12 months ÷ 100 ({tariff.Source})")
                    : new BilingualText("基本料金か契約電力が未登録のため、金額は計算していません。", "Basic charge or contract power is not entered, so there is no amount."),
                Say.That(
                    $"下限は{percent + points.Low:0}%まで、上限は{percent + points.High:0}%まで改善した場合。95%には進相コンデンサ約 {kvar:N0} kvar が目安です(平均負荷で計算)。",
                    $"Low: up to {percent + points.Low:0}%; high: up to {percent + points.High:0}%. For 95% about {kvar:N0} kvar of capacitors at mean load."),
            ],
            MeasuredShare = measured,
            KnownShare = Math.Min(1, months.Sum(m => m.Hours) / ((year[^1].End - year[0].Start).TotalDays * MonthlyPowerFactor.HoursPerDay)),
        };
    }

    // Q = P (tan φ − tan φ at the aim), at the mean load of the months that fall short.
    private static double Kvar(IReadOnlyList<MonthlyPowerFactor> months)
    {
        var low = months.Where(m => m.Percent < Aim).ToList();
        var kw = low.Sum(m => m.ActiveWh) / low.Sum(m => m.Hours) / 1000;
        return kw * (low.Average(m => Math.Tan(Math.Acos(m.Factor))) - Math.Tan(Math.Acos(Aim / 100.0)));
    }
}
