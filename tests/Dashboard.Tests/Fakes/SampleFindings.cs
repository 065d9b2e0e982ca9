using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Findings;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>Findings as the detectors make them.</summary>
public static class SampleFindings
{
    public static readonly DateTimeOffset Start = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    public static Finding OffHours(double? yenHigh = 180_000, string site = "demo", string meter = "compressor-2", DateTimeOffset? until = null) => new()
    {
        Code = "off-hours-load",
        Site = site,
        Meter = meter,
        Claim = new BilingualText("稼働時間外も2号コンプレッサが約28 kWで動いています。", "Compressor 2 keeps drawing about 28 kW outside working hours."),
        Span = new TimeRange(Start.AddDays(-56), until ?? Start),
        KwhPerYear = new ValueRange(6_000, 9_000),
        YenPerYear = yenHigh is { } yen ? new ValueRange(yen / 2, yen) : null,
        TCo2PerYear = new ValueRange(2.5, 3.8),
        Confidence = Confidence.High,
        ConfidenceReason = new BilingualText("56日のうち98%で同じ状態でした。", "Seen on 98 % of 56 days."),
        Evidence = new Evidence
        {
            Unit = "kW",
            Labels = [.. Enumerable.Range(0, 48).Select(i => $"{i / 2:00}:{30 * (i % 2):00}")],
            Seen = [.. Enumerable.Range(0, 48).Select(i => (double?)(i is > 16 and < 36 ? 36 : 28))],
            Low = [.. Enumerable.Range(0, 48).Select(i => (double?)(i is > 16 and < 36 ? 33 : 26))],
            High = [.. Enumerable.Range(0, 48).Select(i => (double?)(i is > 16 and < 36 ? 39 : 30))],
            Marked = [.. Enumerable.Range(0, 48).Select(i => i is <= 16 or >= 36)],
        },
        Contributions = [new Contribution("lighting", 2_000)],
        CounterEvidence = [new BilingualText("56日のうち2%では止まるか半分以下でした。", "On 2 % of 56 days it was off or below half.")],
        Disproof = new BilingualText("夜勤が登録されれば否定されます。", "A night shift, once entered, would disprove it."),
        Calculation = [new BilingualText("平均 28.0 kW × 5,900 h", "Mean 28.0 kW × 5,900 h")],
        MeasuredShare = 0.991,
        KnownShare = 0.998,
    };

    public static Finding PowerFactor(string site = "demo") => new()
    {
        Code = "low-power-factor",
        Site = site,
        Meter = "main",
        Claim = new BilingualText("力率が81%で、基本料金が割増になっています。", "The power factor is 81 %, which adds to the basic charge."),
        Span = new TimeRange(Start.AddDays(-60), Start),
        YenPerYear = new ValueRange(288_000, 1_008_000),
        Confidence = Confidence.Medium,
        ConfidenceReason = new BilingualText("3か月のうち2か月で85%未満でした。", "Below 85 % in 2 of 3 months."),
        Evidence = new Evidence
        {
            Unit = "%", Labels = ["2026-05", "2026-06", "2026-07"], Seen = [86, 81, 80], Marked = [false, true, true],
            Thresholds = [new Threshold(new BilingualText("割増の境", "No surcharge"), 85)],
        },
        Disproof = new BilingualText("検針票の力率が85%以上なら、計器を疑います。", "A bill that shows 85 % or more would put the meter in doubt."),
        Calculation = [new BilingualText("8〜22時の合計", "Sums of 8 to 22 h")],
        MeasuredShare = 1,
        KnownShare = 1,
    };

    public static AnalysisOutcome Outcome(DateTimeOffset at, params Finding[] findings) => Outcome("demo", at, findings);

    public static AnalysisOutcome Outcome(string site, DateTimeOffset at, params Finding[] findings) => new(
        new AnalysisRun { Site = site, At = at, DataFrom = at.AddDays(-56), DataTo = at, Days = 56, Meters = 10, Detectors = 3 },
        findings,
        new HashSet<string>(["off-hours-load", "demand-peak", "low-power-factor"]),
        []);
}
