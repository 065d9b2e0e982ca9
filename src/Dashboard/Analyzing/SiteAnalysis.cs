using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Dashboard.Findings;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>Runs every detector over a site's data; one that fails does not keep the others from speaking.</summary>
public static class SiteAnalysis
{
    private const double ScaleQuantile = 0.99;

    /// <summary>The findings, and the record of the run.</summary>
    public static AnalysisOutcome Run(SiteData data, IReadOnlyList<IDetector> detectors, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(detectors);
        var findings = new List<Finding>();
        var notConcluded = new List<DetectorNote>();
        var failed = new List<DetectorNote>();
        var ran = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<NotConcluded>();
        foreach (var detector in detectors)
        {
            try
            {
                var result = detector.Run(data);
                findings.AddRange(result.Findings);
                if (result.NotConcluded is { } note)
                {
                    notConcluded.Add(new DetectorNote(detector.Code, detector.Title, note.Reason));
                    open.Add(note);
                }

                ran.Add(detector.Code);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failed.Add(new DetectorNote(detector.Code, detector.Title, BilingualText.Same($"{e.GetType().Name}: {e.Message}")));
            }
        }

        return new AnalysisOutcome(RunOf(data, detectors.Count, at, notConcluded, failed), [.. findings.DistinctBy(f => f.Key)], ran, open);
    }

    private static AnalysisRun RunOf(
        SiteData data, int detectors, DateTimeOffset at, List<DetectorNote> notConcluded, List<DetectorNote> failed)
    {
        var withData = data.Meters.Where(m => m.Value.Count > 0).ToList();
        return new AnalysisRun
        {
            Site = data.Profile.Site,
            At = at,
            DataFrom = withData.Select(m => (DateTimeOffset?)m.Value[0].Start).Min(),
            DataTo = withData.Select(m => (DateTimeOffset?)m.Value[^1].End).Max(),
            Days = withData.SelectMany(m => m.Value.Select(i => data.Zone.DateOf(i.Start)).Distinct()).Distinct().Count(),
            Meters = withData.Count,
            Detectors = detectors,
            NotConcluded = notConcluded,
            Failed = failed,
            ScaleW = withData
                .Select(m => (m.Key, Scale: Quantile.Of(m.Value.Where(i => i.MeanW is > 0).Select(i => i.MeanW!.Value), ScaleQuantile)))
                .Where(m => m.Scale is > 0)
                .ToDictionary(m => m.Key, m => m.Scale!.Value, StringComparer.Ordinal),
        };
    }
}
