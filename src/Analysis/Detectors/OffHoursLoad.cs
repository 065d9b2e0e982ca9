using System.Globalization;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A circuit that goes on outside working hours. Claimed for a sub-meter when its median outside shifts is at least 2 kW and 15 % of its
/// median in shifts, on most nights, and for the main meter only when no sub-meter explains it. An hour before and after shifts is left out.
/// </summary>
public sealed class OffHoursLoad : IDetector
{
    private const int Days = 56;
    private const int MinDays = 14;
    private const double MinW = 2000;
    private const double MinShare = 0.15;

    // What must stay on (tank heating, safety, data) is not known from outside: the cautious end takes half.
    private const double CautiousShare = 0.5;

    // The main meter repeats nothing once sub-meters explain this much of what it shows.
    private const double ExplainedShare = 0.5;
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string Code => "off-hours-load";

    /// <inheritdoc/>
    public BilingualText Title { get; } = new("夜間・休日の電力", "Load outside working hours");

    /// <inheritdoc/>
    public DetectorResult Run(SiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var main = data.Profile.MainMeter;
        var enough = data.Meters.Where(m => m.Value.Count >= MinDays * 96).Select(m => m.Key).ToList();
        if (enough.Count == 0)
        {
            return new DetectorResult([], new NotConcluded(Code, new BilingualText(
                $"{MinDays}日分のデータがたまると判定できます。", $"Needs {MinDays} days of data.")));
        }

        var findings = enough.Where(m => m != main).Select(m => Look(data, m)).OfType<Finding>().ToList();
        if (main is not null && enough.Contains(main) && Look(data, main) is { } whole &&
            findings.Sum(f => f.KwhPerYear!.High) < ExplainedShare * whole.KwhPerYear!.High)
        {
            findings.Add(whole);
        }

        return new DetectorResult(findings);
    }

    private Finding? Look(SiteData data, string meter)
    {
        var known = data.Last(meter, Days).Where(i => i.MeanW is not null).ToList();
        var off = known.Where(i => IsOff(data, i)).ToList();
        var on = known.Where(i => data.Calendar.InShift(data.Zone.ToLocal(i.Start))).ToList();
        if (off.Count < MinDays * 24 || on.Count < MinDays * 10)
        {
            return null;
        }

        double[] offW = [.. off.Select(i => i.MeanW!.Value).Order()];
        var level = Quantile.OfSorted(offW, 0.5)!.Value;
        var inShift = Quantile.Of(on.Select(i => i.MeanW!.Value), 0.5)!.Value;
        var nightsOn = off.GroupBy(i => data.Zone.DateOf(i.Start)).Select(g => g.Average(i => i.MeanW!.Value) > level / 2).ToList();
        var shareOn = nightsOn.Count(n => n) / (double)nightsOn.Count;
        if (level < MinW || level < MinShare * inShift || shareOn < 0.7)
        {
            return null;
        }

        var hoursPerYear = 8760.0 * off.Count / known.Count;
        var full = offW.Average() / 1000 * hoursPerYear;
        var kwh = new ValueRange(full * CautiousShare, full);
        return Build(data, meter, known, new Seen(level, inShift, hoursPerYear, shareOn, nightsOn.Count), kwh);
    }

    private Finding Build(SiteData data, string meter, List<LedgerInterval> known, Seen seen, ValueRange kwh)
    {
        var tariff = data.Profile.Tariff;
        var price = tariff?.EnergyYenPerKwh + (tariff?.LevyYenPerKwh ?? 0);
        var name = data.Profile.NameOf(meter);
        var measured = known.Average(i => i.Coverage);
        var levelKw = Kw(seen.LevelW);
        return new Finding
        {
            Code = Code,
            Site = data.Profile.Site,
            Meter = meter,
            Claim = new BilingualText(
                $"稼働時間外も{name.In("ja")}が約{levelKw} kWで動いています。", $"{name.In("en")} keeps drawing about {levelKw} kW outside working hours."),
            Span = new TimeRange(known[0].Start, known[^1].End),
            KwhPerYear = kwh,
            YenPerYear = kwh.Times(price),
            TCo2PerYear = kwh.Times(data.Profile.EmissionFactor?.TCo2PerKwh),
            Confidence = data.Calendar.IsAssumed || measured < 0.9 ? Confidence.Medium : Confidence.High,
            ConfidenceReason = data.Calendar.IsAssumed
                ? new BilingualText("稼働時間が未登録のため、平日8〜18時と仮定しています。", "Working hours are not entered; weekdays 8 to 18 h are assumed.")
                : new BilingualText($"{seen.Nights}日のうち{Percent(seen.ShareOn)}で同じ状態でした。", $"Seen on {Percent(seen.ShareOn)} of {seen.Nights} days."),
            Evidence = EvidenceOf(data, meter),
            CounterEvidence =
            [
                new BilingualText($"{seen.Nights}日のうち{Percent(1 - seen.ShareOn)}では止まるか半分以下でした。", $"On {Percent(1 - seen.ShareOn)} of {seen.Nights} days it was off or below half."),
                new BilingualText($"稼働中の中央値は{Kw(seen.InShiftW)} kWで、時間外はその{Percent(seen.LevelW / seen.InShiftW)}です。", $"Its median in working hours is {Kw(seen.InShiftW)} kW; outside it is {Percent(seen.LevelW / seen.InShiftW)} of that."),
            ],
            Disproof = new BilingualText("夜勤や保温など、時間外に必要な運転が登録されれば否定されます。", "A night shift or a duty that must stay on, once entered, would disprove it."),
            Calculation =
            [
                new BilingualText($"時間外(シフトの前後1時間を除く)は年 {seen.HoursPerYear:N0} 時間", $"Outside shifts, less an hour before and after: {seen.HoursPerYear:N0} h a year"),
                new BilingualText($"平均 {Kw(kwh.High / seen.HoursPerYear * 1000)} kW × {seen.HoursPerYear:N0} h = {kwh.High:N0} kWh(全部止めた場合)。下限は必要分を半分と見て {kwh.Low:N0} kWh", $"Mean {Kw(kwh.High / seen.HoursPerYear * 1000)} kW × {seen.HoursPerYear:N0} h = {kwh.High:N0} kWh if all of it is switched off; the cautious end takes half: {kwh.Low:N0} kWh"),
                price is { } yen
                    ? new BilingualText($"× {yen:N2} 円/kWh(電力量料金+賦課金、{tariff!.Source})", $"× {yen:N2} yen/kWh (energy and levy; {tariff!.Source})")
                    : new BilingualText("料金が未登録のため、金額は計算していません。", "No tariff is entered, so there is no amount."),
            ],
            MeasuredShare = measured,
            KnownShare = Math.Min(1, known.Count / (known[^1].End - known[0].Start).TotalMinutes * 15),
        };
    }

    private static Evidence EvidenceOf(SiteData data, string meter)
    {
        var days = DayLoad.Of(data.Last(meter, Days), data.Zone, data.Calendar);
        var working = LikeDays.Of(days, Calendars.DayType.Working);
        var anyDay = data.Zone.DateOf(data.Now);
        return new Evidence
        {
            Unit = "kW",
            Labels = [.. Enumerable.Range(0, DayLoad.HalfHours).Select(i => $"{i / 2:00}:{30 * (i % 2):00}")],
            Seen = [.. working.MedianW.Select(w => w / 1000)],
            Low = [.. working.LowW.Select(w => w / 1000)],
            High = [.. working.HighW.Select(w => w / 1000)],
            Marked = [.. Enumerable.Range(0, DayLoad.HalfHours).Select(i => !InShiftOnAWorkingDay(data, anyDay, i))],
        };
    }

    private static bool InShiftOnAWorkingDay(SiteData data, DateOnly from, int halfHour)
    {
        var day = from;
        while (data.Calendar.TypeOf(day) != Calendars.DayType.Working)
        {
            day = day.AddDays(-1);
        }

        return data.Calendar.InShift(day.ToDateTime(TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(30 * halfHour))));
    }

    private static bool IsOff(SiteData data, LedgerInterval interval)
    {
        var local = data.Zone.ToLocal(interval.Start);
        return !data.Calendar.InShift(local) && !data.Calendar.InShift(local - Margin) && !data.Calendar.InShift(local + Margin);
    }

    private static string Kw(double watts) => (watts / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0%", CultureInfo.InvariantCulture);

    private sealed record Seen(double LevelW, double InShiftW, double HoursPerYear, double ShareOn, int Nights);
}
