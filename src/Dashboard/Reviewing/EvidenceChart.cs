using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>A finding's evidence: a step line over the day or bars over months, the claim's part in orange, like days as a blue band.</summary>
public static class EvidenceChart
{
    /// <summary>Builds the chart.</summary>
    public static ChartModel Of(Finding finding, string meterName)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var evidence = finding.Evidence;
        var overDay = evidence.Labels is [[_, _, ':', ..], ..];
        var hasBand = evidence.High.Count == evidence.Labels.Count;
        var digits = evidence.Unit == "%" ? 1 : Figures.KwDigits(evidence.Seen.Max());
        string[] labels = [.. evidence.Labels.Select((l, i) => overDay ? Window(evidence.Labels, i) : Month(l))];
        var keys = new List<ChartKey> { new(ReviewTexts.KeySeen, overDay ? "line" : "dark") };
        if (hasBand)
        {
            keys.Add(new ChartKey(ReviewTexts.KeyLike, "band"));
        }

        if (evidence.Marked.Any(m => m))
        {
            keys.Add(new ChartKey(ReviewTexts.KeyFinding, "finding"));
        }

        return new ChartModel
        {
            Kind = "evidence",
            Title = overDay ? ReviewTexts.EvidenceDay : ReviewTexts.EvidenceMonths,
            Subtitle = ReviewTexts.EvidenceSubtitle.With(evidence.Unit, meterName),
            Keys = keys,
            Description = ReviewTexts.EvidenceSentence.With(
                WithUnit(evidence.Seen.Max(), digits, evidence.Unit), LabelOfMaximum(evidence, labels), Marked(evidence, labels, overDay)),
            Data = new
            {
                overDay,
                labels = overDay ? evidence.Labels : [.. labels],
                full = labels,
                seen = evidence.Seen.Select(v => Round(v)),
                low = evidence.Low.Select(v => Round(v)),
                high = evidence.High.Select(v => Round(v)),
                marked = evidence.Marked,
                limits = evidence.Thresholds.Select((t, i) => new { name = $"{t.Name.In(Languages.Tag)} {WithUnit(t.Value, t.Value % 1 == 0 ? 0 : 1, evidence.Unit)}", value = t.Value, dashed = i == 0 && evidence.Thresholds.Count > 1 }),
                names = new { seen = ReviewTexts.KeySeen.ToString(), band = ReviewTexts.KeyLike.ToString(), marked = ReviewTexts.KeyFinding.ToString() },
                unit = evidence.Unit,
                digits,
            },
            Table = new ChartTable(
                $"{finding.Site}-{finding.Code}-{finding.Meter.Replace(':', '-')}",
                [
                    ChartColumn.Words(overDay ? ReviewTexts.Time : ReviewTexts.Month, labels),
                    ChartColumn.Numbers(ReviewTexts.KeySeen, evidence.Unit, evidence.Seen, digits),
                    .. hasBand ? new[]
                    {
                        ChartColumn.Numbers($"{ReviewTexts.KeyLike} 10%", evidence.Unit, evidence.Low, digits),
                        ChartColumn.Numbers($"{ReviewTexts.KeyLike} 90%", evidence.Unit, evidence.High, digits),
                    } : [],
                    ChartColumn.Words(ReviewTexts.Marked, [.. evidence.Labels.Select((_, i) => i < evidence.Marked.Count && evidence.Marked[i] ? ReviewTexts.Yes.ToString() : string.Empty)]),
                ],
                evidence.Labels.Count),
        };
    }

    private static double? Round(double? value) => value is { } known && double.IsFinite(known) ? Math.Round(known, 2) : null;

    private static string WithUnit(double? value, int digits, string unit) =>
        unit == "%" ? Figures.Percent(value / 100, digits) : Figures.WithUnit(value, digits, unit);

    private static string Window(IReadOnlyList<string> labels, int index) => labels[index] + Times.Dash + (index + 1 < labels.Count ? labels[index + 1] : "24:00");

    private static string Month(string label) =>
        DateOnly.TryParseExact(label + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var month)
            ? Times.Month(month) : label;

    private static string LabelOfMaximum(Evidence evidence, string[] labels)
    {
        var at = evidence.Seen.ToList().IndexOf(evidence.Seen.Max());
        return at >= 0 && evidence.Seen[at] is not null ? labels[at] : Figures.Missing;
    }

    // Runs of marked values by their outer ends: 00:00〜08:30.
    private static string Marked(Evidence evidence, string[] labels, bool overDay)
    {
        var runs = new List<string>();
        for (var i = 0; i < evidence.Marked.Count; i++)
        {
            if (!evidence.Marked[i] || (i > 0 && evidence.Marked[i - 1]))
            {
                continue;
            }

            var end = i;
            while (end + 1 < evidence.Marked.Count && evidence.Marked[end + 1])
            {
                end++;
            }

            runs.Add(overDay ? evidence.Labels[i] + Times.Dash + (end + 1 < evidence.Labels.Count ? evidence.Labels[end + 1] : "24:00")
                : i == end ? labels[i] : labels[i] + Times.Dash + labels[end]);
        }

        return runs.Count == 0 ? ReviewTexts.NothingMarked : string.Join(Languages.IsEnglish ? ", " : "、", runs);
    }
}
