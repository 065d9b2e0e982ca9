using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Detectors;

/// <summary>Puts a peak and its cost into a finding.</summary>
internal sealed class PeakClaim(
    string code, SiteData data, ContractTerms contract, double limitW, IReadOnlyList<PastWindow> windows, PastWindow peak)
{
    private const int MaxContributions = 5;
    private const double Rare = 0.1;
    private const double Common = 0.5;
    private const int LikeDaysAround = 90;

    private readonly PeakCost _cost = PeakCost.Of(data, contract, limitW, windows, peak);
    private readonly DateTime _local = data.Zone.ToLocal(peak.Start);
    private readonly bool _aboveContract = peak.DemandW > contract.ContractW;
    private readonly bool _limitIsTarget = contract.TargetW is not null;

    internal Finding Build()
    {
        var days = Around(data.Profile.MainMeter!);
        var day = days.First(d => d.Date == DateOnly.FromDateTime(_local));
        var like = LikeDays.Of(days.Where(d => d.Date != day.Date), day.Type);
        var (confidence, reason) = Confidence();
        return new Finding
        {
            Code = code,
            Site = data.Profile.Site,
            Meter = data.Profile.MainMeter!,
            Claim = Claim(),
            Span = new TimeRange(peak.Start, peak.End),
            YenPerYear = _cost.Yen,
            Confidence = confidence,
            ConfidenceReason = reason,
            Evidence = new Evidence
            {
                Unit = "kW",
                Labels = DayLoad.Labels,
                Seen = [.. day.MeanW.Select(w => w / 1000)],
                Low = [.. like.LowW.Select(w => w / 1000)],
                High = [.. like.HighW.Select(w => w / 1000)],
                Marked = [.. day.MeanW.Select((w, half) => w > limitW || Halves().Contains(half))],
                Thresholds = [.. Lines()],
            },
            Contributions = Contributions(),
            CounterEvidence = [.. CounterEvidence()],
            Disproof = Say.That(
                $"{Say.WindowJa(_local, contract.WindowMinutes)}に、ずらせない特別な運転があったと分かれば否定されます。",
                $"A special run at {Say.WindowEn(_local, contract.WindowMinutes)} that could not be moved would disprove it."),
            Calculation = [.. Calculation()],
            MeasuredShare = day.MeasuredShare,
            KnownShare = day.KnownShare,
        };
    }

    private BilingualText Claim()
    {
        var over = Say.Kw(peak.DemandW - (_aboveContract ? contract.ContractW!.Value : limitW));
        var (ja, en) = _aboveContract || !_limitIsTarget ? ("契約電力", "contract power") : ("目標", "target");
        return Say.That(
            $"最大デマンドが{Say.Kw(peak.DemandW)} kWになり、{ja}を{over} kW超えました({Say.WindowJa(_local, contract.WindowMinutes)})。",
            $"Demand reached {Say.Kw(peak.DemandW)} kW, {over} kW above the {en} ({Say.WindowEn(_local, contract.WindowMinutes)}).");
    }

    // A rare peak can be avoided; one that comes every other day says that the limit does not fit the work.
    private (Confidence, BilingualText) Confidence()
    {
        var share = _cost.Days == 0 ? 1 : _cost.DaysOver / (double)_cost.Days;
        var reason = Say.That(
            $"稼働日{_cost.Days}日のうち{_cost.DaysOver}日で{LimitJa}を超えました。電力会社の計器の時限と数秒ずれることがあります。",
            $"The {LimitEn} was passed on {_cost.DaysOver} of {_cost.Days} working days. The utility's meter may differ by seconds.");
        return (share <= Rare && _cost.PowerFactorIsMeasured ? Findings.Confidence.High
            : share <= Common ? Findings.Confidence.Medium
            : Findings.Confidence.Low, reason);
    }

    private string LimitJa => _limitIsTarget ? "目標" : "契約電力";

    private string LimitEn => _limitIsTarget ? "target" : "contract power";

    private IEnumerable<BilingualText> CounterEvidence()
    {
        yield return Say.That(
            $"ほかの稼働日の1日最大は、10日のうち9日が{Say.Kw(_cost.UsualW)} kW以下です。",
            $"On nine of ten other working days the largest demand is {Say.Kw(_cost.UsualW)} kW or less.");
        if (_cost.DaysOver > Common * _cost.Days)
        {
            yield return Say.That(
                $"稼働日の半分以上で{LimitJa}を超えています。{LimitJa}の値が実態に合っていないかもしれません。",
                $"It is passed on more than half of the working days: the {LimitEn} may not fit the work.");
        }

        if (contract.Kind == ContractKind.Negotiated)
        {
            yield return new BilingualText(
                "協議制の契約では、契約電力は最大デマンドで自動には変わりません。", "Under a negotiated contract the contract power does not follow the demand by itself.");
        }
    }

    private IEnumerable<BilingualText> Calculation()
    {
        yield return Say.That(
            $"{LimitJa}との差 {(peak.DemandW - limitW) / 1000:N1} kW、ふだんの1日最大(90%値 {Say.Kw(_cost.UsualW)} kW)との差 {(peak.DemandW - _cost.UsualW) / 1000:N1} kW",
            $"{(peak.DemandW - limitW) / 1000:N1} kW above the {LimitEn}, {(peak.DemandW - _cost.UsualW) / 1000:N1} kW above the usual daily maximum (90th percentile, {Say.Kw(_cost.UsualW)} kW)");
        if (_cost.Yen is not { } yen)
        {
            yield return contract.Kind == ContractKind.Negotiated
                ? new BilingualText("協議制のため、金額は契約の条件によります。", "The contract is negotiated: the amount depends on its terms.")
                : new BilingualText("基本料金が未登録のため、金額は計算していません。", "No basic charge is entered, so there is no amount.");
            yield break;
        }

        var tariff = data.Profile.Tariff!;
        var percent = LaggingPowerFactor.Percent(_cost.PowerFactor);
        yield return Say.That(
            $"× {tariff.BasicYenPerKw:N2} 円/kW × (185 − 力率{percent})/100 × 12か月 = {yen.Low:N0}〜{yen.High:N0} 円(実量制。{tariff.Source})",
            $"× {tariff.BasicYenPerKw:N2} yen/kW × (185 − power factor {percent})/100 × 12 months = {yen.Low:N0} to {yen.High:N0} yen (measured contract; {tariff.Source})");
        if (!_cost.PowerFactorIsMeasured)
        {
            yield return new BilingualText(
                "力率は未計測のため、割引も割増もない85%としました。", "The power factor is not measured; 85 % is taken, which has neither discount nor surcharge.");
        }
    }

    private IEnumerable<Threshold> Lines()
    {
        if (contract.TargetKw is { } target)
        {
            yield return new Threshold(new BilingualText("目標", "Target"), target);
        }

        if (contract.ContractKw is { } agreed)
        {
            yield return new Threshold(new BilingualText("契約", "Contract"), agreed);
        }
    }

    private List<Contribution> Contributions()
    {
        var contributions = new List<Contribution>();
        foreach (var meter in data.Meters.Keys.Where(IsLeaf))
        {
            var days = Around(meter);
            var day = days.FirstOrDefault(d => d.Date == DateOnly.FromDateTime(_local));
            if (day is not null && MeanOver(day.MeanW) is { } seen &&
                MeanOver(LikeDays.Of(days.Where(d => d != day), day.Type).MedianW) is { } usual)
            {
                contributions.Add(new Contribution(meter, seen - usual));
            }
        }

        return [.. contributions.Where(c => c.DifferenceW > 0).OrderByDescending(c => c.DifferenceW).Take(MaxContributions)];
    }

    // A panel and the machines on it must not both be counted.
    private bool IsLeaf(string meter) => meter != data.Profile.MainMeter && !data.Profile.ChildrenOf(meter).Any(c => data.Meters.ContainsKey(c.Meter));

    private IReadOnlyList<DayLoad> Around(string meter) => DayLoad.Of(
        data.Meters[meter].Where(i => i.Start >= peak.Start.AddDays(-LikeDaysAround) && i.Start < peak.Start.AddDays(LikeDaysAround)), data.Zone, data.Calendar);

    private IEnumerable<int> Halves() => Enumerable.Range((_local.Hour * 2) + (_local.Minute / 30), Math.Max(1, contract.WindowMinutes / 30));

    private double? MeanOver(IReadOnlyList<double?> halfHours)
    {
        var values = Halves().Select(half => halfHours[half]).ToList();
        return values.Contains(null) ? null : values.Average();
    }
}
