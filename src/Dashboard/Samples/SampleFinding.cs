using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Samples;

/// <summary>The finding that an empty review desk shows as a sample.</summary>
public static class SampleFinding
{
    private const int HalfHours = 48;

    /// <summary>The machine it is about.</summary>
    public static readonly Text Machine = new("1号コンプレッサ", "Compressor 1");

    /// <summary>What the sample shows.</summary>
    public static string Caption => SampleTexts.CaptionFinding.With(
        Of(string.Empty).Claim.In(Languages.Tag), Figures.YenRange(Of(string.Empty).YenPerYear!.Low, Of(string.Empty).YenPerYear!.High));

    /// <summary>Builds it.</summary>
    public static Finding Of(string site) => new()
    {
        Code = "off-hours-load",
        Site = site,
        Meter = "compressor-1",
        Claim = new BilingualText("稼働時間外も1号コンプレッサが約18 kWで動いています。", "Compressor 1 keeps drawing about 18 kW outside working hours."),
        Span = new TimeRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
        YenPerYear = new ValueRange(1_130_000, 2_270_000),
        Confidence = Confidence.High,
        ConfidenceReason = BilingualText.Same(string.Empty),
        Disproof = BilingualText.Same(string.Empty),
        Calculation = [],
        Evidence = new Evidence
        {
            Unit = "kW",
            Labels = [.. Enumerable.Range(0, HalfHours).Select(i => $"{i / 2:00}:{30 * (i % 2):00}")],
            Seen = [.. Enumerable.Range(0, HalfHours).Select(i => KwAt(i))],
            Low = [.. Enumerable.Range(0, HalfHours).Select(i => KwAt(i) - (Works(i) ? 1 : 0.2))],
            High = [.. Enumerable.Range(0, HalfHours).Select(i => KwAt(i) + (Works(i) ? 1 : 0.2))],
            Marked = [.. Enumerable.Range(0, HalfHours).Select(i => !Works(i))],
        },
    };

    private static bool Works(int half) => half is >= 17 and < 35;

    private static double? KwAt(int half) => !Works(half) ? 18 : half is 24 or 25 ? 20 : 28;
}
