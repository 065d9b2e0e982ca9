using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;

namespace Monitoring.Dashboard.Findings;

/// <summary>One run of all detectors over a site: proves that the analysis ran, on what, and what it could not judge.</summary>
public sealed record AnalysisRun
{
    /// <summary>Site id.</summary>
    public required string Site { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Start of the oldest interval, UTC; null without data.</summary>
    public DateTimeOffset? DataFrom { get; init; }

    /// <summary>End of the newest interval, UTC; null without data.</summary>
    public DateTimeOffset? DataTo { get; init; }

    /// <summary>Local days with at least one interval.</summary>
    public int Days { get; init; }

    /// <summary>Meters with data.</summary>
    public int Meters { get; init; }

    /// <summary>Detectors that ran.</summary>
    public int Detectors { get; init; }

    /// <summary>Detectors that could not conclude, and what they want.</summary>
    public IReadOnlyList<DetectorNote> NotConcluded { get; init; } = [];

    /// <summary>Detectors that failed.</summary>
    public IReadOnlyList<DetectorNote> Failed { get; init; } = [];

    /// <summary>99th percentile of quarter-hour mean power by meter in W: the top of colour scales that must not change with the view.</summary>
    public IReadOnlyDictionary<string, double> ScaleW { get; init; } = new Dictionary<string, double>();
}

/// <summary>What a detector has to say beside findings.</summary>
/// <param name="Code">Code of the detector.</param>
/// <param name="Title">What it looks for.</param>
/// <param name="Reason">Why it could not conclude, or how it failed.</param>
public sealed record DetectorNote(string Code, BilingualText Title, BilingualText Reason);

/// <summary>A run with the findings it made.</summary>
/// <param name="Run">The run.</param>
/// <param name="Findings">All findings of the site at this moment.</param>
/// <param name="Ran">Codes of the detectors that ran without failing.</param>
/// <param name="Open">What they could not conclude.</param>
public sealed record AnalysisOutcome(AnalysisRun Run, IReadOnlyList<Finding> Findings, IReadOnlySet<string> Ran, IReadOnlyList<NotConcluded> Open)
{
    /// <summary>True when silence means that a finding of this detector about this meter is gone.</summary>
    public bool Concluded(string code, string meter) => Ran.Contains(code) && !Open.Any(o => o.Code == code && o.Covers(meter));
}
