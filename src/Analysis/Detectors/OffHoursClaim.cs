using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>Puts what <see cref="OffHours"/> measured into a finding.</summary>
internal sealed class OffHoursClaim(
    string code, SiteData data, string meter, IReadOnlyList<LedgerInterval> known, OffHours seen, IReadOnlyList<string> explained)
{
    // A circuit that never rested may have a duty that must stay on (tank heating, safety, data); from outside that cannot be told apart.
    private const double ShareWhereNeedIsUnknown = 0.5;
    private const double GoodShare = 0.9;
    private const double MostNights = 0.7;
    private const int MaxCircuits = 3;

    private readonly double _measured = known.Average(i => i.Coverage);
    private readonly bool _hasCircuits = data.Meters.Keys.Any(m => data.IsAbove(meter, m));

    internal Finding Build()
    {
        var cautious = seen.RestW is null ? ShareWhereNeedIsUnknown : 1;
        var kwh = new ValueRange(seen.CautiousW * cautious * seen.YearHours / 1000, seen.FullW * seen.YearHours / 1000);
        var (confidence, reason) = Confidence();
        return new Finding
        {
            Code = code,
            Site = data.Profile.Site,
            Meter = meter,
            Claim = Claim(),
            Span = new TimeRange(known[0].Start, known[^1].End),
            KwhPerYear = kwh,
            YenPerYear = kwh.Times(data.Profile.Tariff?.MarginalYenPerKwh),
            TCo2PerYear = kwh.Times(data.Profile.EmissionFactor?.TCo2PerKwh),
            Confidence = confidence,
            ConfidenceReason = reason,
            Evidence = Evidence(),
            CounterEvidence = [.. CounterEvidence()],
            Disproof = new BilingualText(
                "夜勤や保温など、時間外に必要な運転が登録されれば否定されます。", "A night shift or a duty that must stay on, once entered, would disprove it."),
            Calculation = [.. Calculation(kwh)],
            MeasuredShare = _measured,
            KnownShare = Math.Min(1, known.Count * LedgerInterval.Step / (known[^1].End - known[0].Start)),
        };
    }

    private BilingualText Claim()
    {
        var level = Say.Kw(seen.LevelW);
        var name = data.Profile.NameOf(meter);
        return explained.Count > 0
            ? Say.That($"稼働時間外も、別に指摘した回路のほかに{name.In("ja")}で約{level} kWが使われています。", $"Outside working hours {name.In("en")} shows about {level} kW beyond the circuits that have findings of their own.")
            : Say.That($"稼働時間外も{name.In("ja")}が約{level} kWで動いています。", $"{name.In("en")} keeps drawing about {level} kW outside working hours.");
    }

    private (Confidence, BilingualText) Confidence()
    {
        if (data.Calendar.IsAssumed)
        {
            return (Findings.Confidence.Medium, new BilingualText(
                "稼働時間が未登録のため、平日8〜18時と仮定しています。", "Working hours are not entered; weekdays 8 to 18 h are assumed."));
        }

        if (_measured < GoodShare)
        {
            return (Findings.Confidence.Medium, Say.That($"実測は{Say.Percent(_measured)}で、残りは推計です。", $"{Say.Percent(_measured)} is measured, the rest estimated."));
        }

        if (_hasCircuits)
        {
            return (Findings.Confidence.Medium, new BilingualText(
                "回路ごとの内訳だけでは、どの機械かを特定できません。", "The circuits' meters do not tell which machine it is."));
        }

        var onNights = Say.That(
            $"{seen.Nights}日のうち{Say.Percent(seen.ShareOn)}で同じ状態でした。", $"Seen on {Say.Percent(seen.ShareOn)} of {seen.Nights} days.");
        return (seen.ShareOn >= MostNights ? Findings.Confidence.High : Findings.Confidence.Medium, onNights);
    }

    private IEnumerable<BilingualText> CounterEvidence()
    {
        if (seen.ShareOn < 1)
        {
            yield return Say.That(
                $"{seen.Nights}日のうち{Say.Percent(1 - seen.ShareOn)}では止まっていました。", $"On {Say.Percent(1 - seen.ShareOn)} of {seen.Nights} days it was off.");
        }

        yield return Say.That(
            $"稼働中の中央値は{Say.Kw(seen.InShiftW)} kWで、時間外はその{Say.Percent(seen.LevelW / seen.InShiftW)}です。",
            $"Its median in working hours is {Say.Kw(seen.InShiftW)} kW; outside it is {Say.Percent(seen.LevelW / seen.InShiftW)} of that.");
        if (seen is { WorkNightsW: { } nights, DaysOffW: { } daysOff })
        {
            yield return Say.That(
                $"平均は、稼働日の夜 {Say.Kw(nights)} kW、休日 {Say.Kw(daysOff)} kWです。", $"Means: nights of working days {Say.Kw(nights)} kW, days off {Say.Kw(daysOff)} kW.");
        }

        if (Circuits() is [_, ..] circuits)
        {
            yield return Say.That(
                $"時間外に多い回路: {string.Join("、", circuits.Select(c => $"{c.Name.In("ja")} {Say.Kw(c.MeanW)} kW"))}",
                $"Largest circuits outside working hours: {string.Join(", ", circuits.Select(c => $"{c.Name.In("en")} {Say.Kw(c.MeanW)} kW"))}");
        }
    }

    private List<(BilingualText Name, double MeanW)> Circuits() =>
    [
        .. data.Meters.Keys
            .Where(m => data.IsAbove(meter, m) && !explained.Contains(m))
            .Select(m => (Name: data.Profile.NameOf(m), MeanW: MeanOff(m)))
            .Where(c => c.MeanW >= 100)
            .OrderByDescending(c => c.MeanW)
            .Take(MaxCircuits),
    ];

    private double MeanOff(string circuit) => data.Meters[circuit]
        .Where(i => i.MeanW is not null && i.Start >= known[0].Start && OffHours.IsOff(data, i))
        .Select(i => i.MeanW!.Value).DefaultIfEmpty(0).Average();

    private IEnumerable<BilingualText> Calculation(ValueRange kwh)
    {
        yield return Say.That(
            $"時間外(シフトの前後1時間を除く)は年 {seen.YearHours:N0} 時間", $"Outside shifts, less an hour before and after: {seen.YearHours:N0} h a year");
        yield return seen.RestW is { } rest
            ? Say.That($"止まった夜の {Say.Kw(rest)} kW を必要分として差し引きます。", $"The {Say.Kw(rest)} kW of the nights on which it rested count as needed and are taken off.")
            : new BilingualText("止まった夜がほとんどなく必要分が分からないため、下限は半分とします(仮定)。", "It hardly ever rested, so what it needs is not known; the low end takes half (assumed).");
        yield return Say.That(
            $"下限: 少ない週 {seen.CautiousW / 1000:N2} kW × {seen.YearHours:N0} h{(seen.RestW is null ? " ÷ 2" : string.Empty)} = {kwh.Low:N0} kWh、上限: 多い週 {seen.FullW / 1000:N2} kW × {seen.YearHours:N0} h = {kwh.High:N0} kWh",
            $"Low: a quiet week's {seen.CautiousW / 1000:N2} kW × {seen.YearHours:N0} h{(seen.RestW is null ? " ÷ 2" : string.Empty)} = {kwh.Low:N0} kWh; high: a busy week's {seen.FullW / 1000:N2} kW × {seen.YearHours:N0} h = {kwh.High:N0} kWh");
        var tariff = data.Profile.Tariff;
        yield return tariff?.MarginalYenPerKwh is { } yen
            ? tariff.LevyYenPerKwh is null
                ? Say.That($"× {yen:N2} 円/kWh(電力量料金。賦課金は未登録。{tariff.Source})", $"× {yen:N2} yen/kWh (energy; no levy is entered; {tariff.Source})")
                : Say.That($"× {yen:N2} 円/kWh(電力量料金+賦課金。{tariff.Source})", $"× {yen:N2} yen/kWh (energy and levy; {tariff.Source})")
            : new BilingualText("料金が未登録のため、金額は計算していません。", "No tariff is entered, so there is no amount.");
        yield return data.Profile.EmissionFactor is { } factor
            ? Say.That($"× {factor.TCo2PerKwh} t-CO2/kWh({factor.Name?.In("ja")}、{factor.Source})", $"× {factor.TCo2PerKwh} t-CO2/kWh ({factor.Name?.In("en")}; {factor.Source})")
            : new BilingualText("排出係数が未登録のため、CO2は計算していません。", "No emission factor is entered, so CO2 is not calculated.");
    }

    // The day that shows it best: a working day with its nights, or a day off where the nights are quiet.
    private Evidence Evidence()
    {
        var type = seen.WorkNightsW is null || seen.DaysOffW > 2 * seen.WorkNightsW ? DayType.SundayOrHoliday : DayType.Working;
        var days = LikeDays.Of(DayLoad.Of(known, data.Zone, data.Calendar), type);
        return new Evidence
        {
            Unit = "kW",
            Labels = DayLoad.Labels,
            Seen = [.. days.MedianW.Select(w => w / 1000)],
            Low = [.. days.LowW.Select(w => w / 1000)],
            High = [.. days.HighW.Select(w => w / 1000)],
            Marked = [.. Enumerable.Range(0, DayLoad.HalfHours).Select(half => type != DayType.Working || !InShift(half))],
            Thresholds = seen.RestW is { } rest ? [new Threshold(new BilingualText("止まった夜", "Nights at rest"), rest / 1000)] : [],
        };
    }

    private bool InShift(int halfHour)
    {
        var day = data.Zone.DateOf(known[^1].Start);
        while (data.Calendar.TypeOf(day) != DayType.Working && day > data.Zone.DateOf(known[0].Start))
        {
            day = day.AddDays(-1);
        }

        return data.Calendar.InShift(day.ToDateTime(TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(30 * halfHour))));
    }
}
