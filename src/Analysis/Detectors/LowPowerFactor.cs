using System.Globalization;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A monthly power factor below 85 % between 8 and 22 h, at which Japan's high-voltage contracts add to the basic charge:
/// 1 % of it per point. Power factor = kWh / √(kWh² + kvarh²), lagging.
/// </summary>
public sealed class LowPowerFactor : IDetector
{
    private const double Neutral = 0.85;
    private const double Aim = 0.95;
    private const int MinDays = 14;
    private const int Days = 60;

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

        var counted = data.Last(main, Days).Where(i => i is { EnergyImportWh: not null, ReactiveLagVarh: not null } && InMeteredHours(data, i)).ToList();
        if (counted.Count < MinDays * 14 * 4)
        {
            return Wait(new BilingualText($"無効電力量が{MinDays}日分たまると判定できます。", $"Needs {MinDays} days of reactive energy."));
        }

        var factor = Factor(counted);
        return factor < Neutral ? new DetectorResult([Build(data, main, counted, factor)]) : DetectorResult.Nothing;
    }

    private DetectorResult Wait(BilingualText why) => new([], new NotConcluded(Code, why));

    private Finding Build(SiteData data, string main, List<LedgerInterval> counted, double factor)
    {
        var months = counted.GroupBy(i => data.Zone.ToLocal(i.Start).ToString("yyyy-MM", CultureInfo.InvariantCulture)).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var tariff = data.Profile.Tariff;
        var contractKw = data.Profile.Contract?.ContractKw;
        var perPoint = tariff?.BasicYenPerKw * contractKw * 12 / 100;
        var points = Math.Round(100 * factor);
        var meanKw = counted.Average(i => i.MeanW ?? 0) / 1000;
        var kvar = meanKw * (Math.Tan(Math.Acos(factor)) - Math.Tan(Math.Acos(Aim)));
        var below = months.Count(m => Factor(m) < Neutral);
        return new Finding
        {
            Code = Code,
            Site = data.Profile.Site,
            Meter = main,
            Claim = new BilingualText($"力率が{points:0}%で、基本料金が割増になっています。", $"The power factor is {points:0} %, which adds to the basic charge."),
            Span = new TimeRange(counted[0].Start, counted[^1].End),
            YenPerYear = perPoint is { } yen ? new ValueRange(yen * ((100 * Neutral) - points), yen * ((100 * Aim) - points)) : null,
            Confidence = below == months.Count ? Confidence.High : Confidence.Medium,
            ConfidenceReason = new BilingualText($"{months.Count}か月のうち{below}か月で85%未満でした。", $"Below 85 % in {below} of {months.Count} months."),
            Evidence = new Evidence
            {
                Unit = "%",
                Labels = [.. months.Select(m => m.Key)],
                Seen = [.. months.Select(m => (double?)(100 * Factor(m)))],
                Marked = [.. months.Select(m => Factor(m) < Neutral)],
                Thresholds = [new Threshold(new BilingualText("割増の境", "No surcharge"), 100 * Neutral), new Threshold(new BilingualText("目安", "Aim"), 100 * Aim)],
            },
            CounterEvidence = [new BilingualText($"85%以上の月は{months.Count - below}か月です。", $"{months.Count - below} months were at 85 % or above.")],
            Disproof = new BilingualText("電力会社の検針票の力率が85%以上なら、計器の設定(CTの向き・相)を疑います。", "A bill that shows 85 % or more would put the meter's installation in doubt (CT direction, phase)."),
            Calculation =
            [
                new BilingualText("力率 = kWh ÷ √(kWh² + kvarh²)、8〜22時の合計", "Power factor = kWh ÷ √(kWh² + kvarh²), sums of 8 to 22 h"),
                perPoint is { } yenPerPoint
                    ? new BilingualText($"1%あたり {yenPerPoint:N0} 円/年 = {tariff!.BasicYenPerKw:N2} 円/kW × {contractKw:N0} kW × 12か月 ÷ 100({tariff.Source})", $"{yenPerPoint:N0} yen a year per point = {tariff!.BasicYenPerKw:N2} yen/kW × {contractKw:N0} kW × 12 months ÷ 100 ({tariff.Source})")
                    : new BilingualText("基本料金か契約電力が未登録のため、金額は計算していません。", "Basic charge or contract power is not entered, so there is no amount."),
                new BilingualText($"85%までで下限、95%までで上限。95%には進相コンデンサ約 {kvar:N0} kvar が目安です(平均負荷で計算)。", $"To 85 % is the low end, to 95 % the high end. For 95 % about {kvar:N0} kvar of capacitors at mean load."),
            ],
            MeasuredShare = counted.Average(i => i.Coverage),
            KnownShare = Math.Min(1, counted.Count / ((counted[^1].End - counted[0].Start).TotalHours / 24 * 14 * 4)),
        };
    }

    private static double Factor(IEnumerable<LedgerInterval> intervals)
    {
        var list = intervals.ToList();
        var active = list.Sum(i => i.EnergyImportWh!.Value);
        var reactive = list.Sum(i => i.ReactiveLagVarh!.Value);
        return active / Math.Sqrt((active * active) + (reactive * reactive));
    }

    private static bool InMeteredHours(SiteData data, LedgerInterval interval) => data.Zone.ToLocal(interval.Start).Hour is >= 8 and < 22;
}
