using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Findings;

/// <summary>How sure a claim is.</summary>
public enum Confidence
{
    /// <summary>A hint.</summary>
    Low,

    /// <summary>Probable.</summary>
    Medium,

    /// <summary>Measured throughout and repeated.</summary>
    High,
}

/// <summary>A range from a cautious to a full estimate.</summary>
/// <param name="Low">Cautious.</param>
/// <param name="High">Full.</param>
public sealed record ValueRange(double Low, double High)
{
    /// <summary>Both ends times <paramref name="factor"/>; null without one.</summary>
    public ValueRange? Times(double? factor) => factor is { } f ? new ValueRange(Low * f, High * f) : null;
}

/// <summary>A claim with its evidence. It says what was seen, what it may save in a year, and what would disprove it.</summary>
public sealed record Finding
{
    /// <summary>Stable code of the detector, e.g. <c>off-hours-load</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Site id.</summary>
    public required string Site { get; init; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; init; }

    /// <summary>The same finding keeps this key when the analysis runs again.</summary>
    public string Key => $"{Code}/{Meter}";

    /// <summary>The claim in one sentence.</summary>
    public required BilingualText Claim { get; init; }

    /// <summary>The span it was seen in, UTC.</summary>
    public required TimeRange Span { get; init; }

    /// <summary>Energy that may be saved in a year, kWh; null where it saves power, not energy.</summary>
    public ValueRange? KwhPerYear { get; init; }

    /// <summary>Yen that may be saved in a year; null where the tariff is not known.</summary>
    public ValueRange? YenPerYear { get; init; }

    /// <summary>CO2 that may be saved in a year, t; null where no energy is saved or the factor is not known.</summary>
    public ValueRange? TCo2PerYear { get; init; }

    /// <summary>How sure.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Why not surer.</summary>
    public required BilingualText ConfidenceReason { get; init; }

    /// <summary>What is drawn.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What differs, by circuit, largest first.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>What speaks against the claim.</summary>
    public IReadOnlyList<BilingualText> CounterEvidence { get; init; } = [];

    /// <summary>What would disprove it.</summary>
    public required BilingualText Disproof { get; init; }

    /// <summary>The calculation, line by line, with its sources.</summary>
    public required IReadOnlyList<BilingualText> Calculation { get; init; }

    /// <summary>Share of the span that measurements cover, 0 to 1.</summary>
    public double MeasuredShare { get; init; }

    /// <summary>Share of the span that is known at all, 0 to 1.</summary>
    public double KnownShare { get; init; }

    /// <summary>Findings are shown in the order of this: money times confidence.</summary>
    public double Weight => (YenPerYear?.High ?? KwhPerYear?.High ?? 0) * (1 + (int)Confidence) / 3;
}

/// <summary>What a circuit adds to the difference.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="DifferenceW">Its difference to the median of like days at the time of the finding, W.</param>
public sealed record Contribution(string Meter, double DifferenceW);

/// <summary>A curve over the day, or bars over months, against what is usual or allowed.</summary>
public sealed record Evidence
{
    /// <summary>Local labels of the values: half hours (<c>HH:mm</c>) or months (<c>yyyy-MM</c>).</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>What was seen, in <see cref="Unit"/>.</summary>
    public required IReadOnlyList<double?> Seen { get; init; }

    /// <summary>Lower edge of what is usual; empty where there is none.</summary>
    public IReadOnlyList<double?> Low { get; init; } = [];

    /// <summary>Upper edge of what is usual.</summary>
    public IReadOnlyList<double?> High { get; init; } = [];

    /// <summary>Values that the claim is about.</summary>
    public IReadOnlyList<bool> Marked { get; init; } = [];

    /// <summary>Horizontal lines.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary><c>kW</c>, or <c>%</c>.</summary>
    public required string Unit { get; init; }
}

/// <summary>A horizontal line.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Where it lies.</param>
public sealed record Threshold(BilingualText Name, double Value);

/// <summary>A detector that could not conclude.</summary>
/// <param name="Code">Code of the detector.</param>
/// <param name="Reason">Why, and what would help.</param>
/// <param name="Meters">The only meters of which nothing could be said; null when nothing could be said at all.</param>
public sealed record NotConcluded(string Code, BilingualText Reason, IReadOnlyList<string>? Meters = null)
{
    /// <summary>True when silence about <paramref name="meter"/> means nothing.</summary>
    public bool Covers(string meter) => Meters is null || Meters.Contains(meter, StringComparer.Ordinal);
}
