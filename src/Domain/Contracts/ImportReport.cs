using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>What a file holds and what of it is, or would be, stored.</summary>
public sealed record ImportReport
{
    /// <summary>Number of the correction that holds the rows; null for a dry run.</summary>
    [JsonPropertyName("id")]
    public long? Id { get; init; }

    /// <summary>Meter id.</summary>
    [JsonPropertyName("meter")]
    public required string Meter { get; init; }

    /// <summary>Name of the file, where known.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    /// <summary>SHA-256 of the file as it came, hexadecimal.</summary>
    [JsonPropertyName("sha256")]
    public required string Sha256 { get; init; }

    /// <summary><c>long</c> (one row per value) or <c>days</c> (one row per day).</summary>
    [JsonPropertyName("layout")]
    public required string Layout { get; init; }

    /// <summary>Everything that was recognised, in words: encoding, delimiter, columns, unit, label and step.</summary>
    [JsonPropertyName("recognised")]
    public IReadOnlyList<string> Recognised => [.. RecognisedCoded.Select(r => r.Text)];

    /// <summary>The same with codes and values.</summary>
    [JsonPropertyName("recognised_coded")]
    public IReadOnlyList<CodedNote> RecognisedCoded { get; init; } = [];

    /// <summary>How a text file is encoded, e.g. <c>Shift_JIS</c>; null for a workbook.</summary>
    [JsonPropertyName("encoding")]
    public string? Encoding { get; init; }

    /// <summary>What the numbers are: <c>Wh</c>, <c>kWh</c> or <c>MWh</c> per step, or the mean power <c>W</c>, <c>kW</c> or <c>MW</c>.</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>Which moment of its step a time names: <c>start</c> or <c>end</c>.</summary>
    [JsonPropertyName("label")]
    public string? Label { get; init; }

    /// <summary>Length of a step in minutes; null where a step is a day or longer.</summary>
    [JsonPropertyName("step_minutes")]
    public double? StepMinutes { get; init; }

    /// <summary>IANA zone of times without an offset.</summary>
    [JsonPropertyName("zone")]
    public string? Zone { get; init; }

    /// <summary>Values stored, or that would be.</summary>
    [JsonPropertyName("rows")]
    public required int Rows { get; init; }

    /// <summary>Start of the first, UTC.</summary>
    [JsonPropertyName("from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the last, UTC.</summary>
    [JsonPropertyName("to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>Sum of the imported energy, kWh.</summary>
    [JsonPropertyName("total_kwh")]
    public required decimal TotalKwh { get; init; }

    /// <summary>Sum of the exported energy, kWh; null when the file has none.</summary>
    [JsonPropertyName("total_export_kwh")]
    public decimal? TotalExportKwh { get; init; }

    /// <summary>Values that the file leaves empty: missing, not 0.</summary>
    [JsonPropertyName("missing")]
    public required int Missing { get; init; }

    /// <summary>Values that came again with the same time and the same number, and are taken once.</summary>
    [JsonPropertyName("duplicates")]
    public required int Duplicates { get; init; }

    /// <summary>Number of gaps between the values.</summary>
    [JsonPropertyName("gaps")]
    public required int Gaps { get; init; }

    /// <summary>The first gaps.</summary>
    [JsonPropertyName("gap_list")]
    public IReadOnlyList<ImportGap> GapList { get; init; } = [];

    /// <summary>Number of refused values.</summary>
    [JsonPropertyName("refused_count")]
    public required int RefusedCount { get; init; }

    /// <summary>The first refused ones, with reason and cure.</summary>
    [JsonPropertyName("refused")]
    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];

    /// <summary>Number of an earlier import of the same file for the same meter that still holds; null where there is none.</summary>
    [JsonPropertyName("same_as")]
    public long? SameAs { get; init; }

    /// <summary>What else a reader should know.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes => [.. NotesCoded.Select(n => n.Text)];

    /// <summary>The same with codes and values.</summary>
    [JsonPropertyName("notes_coded")]
    public IReadOnlyList<CodedNote> NotesCoded { get; init; } = [];

    /// <summary><c>dry run</c>, <c>stored</c> (the ledger follows), <c>done</c> (the ledger has it) or <c>undone</c>.</summary>
    [JsonPropertyName("state")]
    public string State { get; init; } = "dry run";
}

/// <summary>A time without a value between two values.</summary>
/// <param name="From">Start, UTC.</param>
/// <param name="To">End, UTC.</param>
public sealed record ImportGap([property: JsonPropertyName("from")] DateTimeOffset From, [property: JsonPropertyName("to")] DateTimeOffset To);

/// <summary>A value of a file that is not stored.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Cure">What to do.</param>
/// <param name="Code">What is wrong, one of <see cref="ImportCodes"/>.</param>
/// <param name="Values">What is said beside the code, as <see cref="ImportCodes"/> lists it; null where that is nothing.</param>
public sealed record RefusedRow(
    [property: JsonPropertyName("line")] int Line,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("cure")] string Cure,
    [property: JsonPropertyName("code")] string Code = ImportCodes.Other,
    [property: JsonPropertyName("values"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Values = null);
