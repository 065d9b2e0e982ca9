using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Pages.Findings;

/// <summary>The picture of a finding.</summary>
public static class EvidenceChart
{
    /// <summary>Builds the chart.</summary>
    public static ChartModel Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var evidence = finding.Evidence;
        var byMonth = evidence.Unit == "%";
        var digits = byMonth ? 1 : Figures.KwDigits(evidence.Seen.Max());
        List<ChartColumn> columns =
        [
            ChartColumn.Words(FindingTexts.LabelColumn, evidence.Labels),
            ChartColumn.Numbers(FindingTexts.SeenName, evidence.Unit, evidence.Seen, digits),
        ];
        if (evidence.Low.Count > 0)
        {
            columns.Add(ChartColumn.Numbers($"{FindingTexts.Usual} ↓", evidence.Unit, evidence.Low, digits));
            columns.Add(ChartColumn.Numbers($"{FindingTexts.Usual} ↑", evidence.Unit, evidence.High, digits));
        }

        return new ChartModel
        {
            Kind = "evidence",
            Title = FindingTexts.EvidenceTitle,
            Subtitle = byMonth ? FindingTexts.EvidenceMonth : FindingTexts.EvidenceDay,
            Keys = evidence.Low.Count > 0 ? [new ChartKey(FindingTexts.Usual, "band")] : [],
            Description = FindingTexts.EvidenceSentence.With(
                Figures.WithUnit(evidence.Seen.Max(), digits, evidence.Unit), Figures.WithUnit(evidence.Seen.Min(), digits, evidence.Unit)),
            Data = new
            {
                labels = evidence.Labels,
                seen = evidence.Seen,
                low = evidence.Low,
                high = evidence.High,
                marked = evidence.Marked,
                bars = byMonth,
                thresholds = evidence.Thresholds.Select(t => new { name = t.Name.In(Languages.Tag), value = t.Value }),
                unit = evidence.Unit,
                digits,
                names = new { seen = FindingTexts.SeenName.ToString(), usual = FindingTexts.Usual.ToString() },
            },
            Table = new ChartTable($"{finding.Site}-{finding.Code}-{finding.Meter}", columns, evidence.Labels.Count),
        };
    }
}
