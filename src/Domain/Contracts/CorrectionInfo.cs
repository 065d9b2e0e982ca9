using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>A correction, as <c>/api/sites/{site}/corrections</c> answers it. Absent parts do not belong to its kind.</summary>
public sealed record CorrectionInfo
{
    /// <summary>Number; a later one was made later.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary><c>calibration</c>, <c>replacement</c>, <c>nameplate</c>, <c>edit</c> or <c>import</c>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>Meter id.</summary>
    [JsonPropertyName("meter")]
    public required string Meter { get; init; }

    /// <summary>Start of the time that it concerns, UTC; of a nameplate, which concerns the whole history of the meter, 1970-01-01.</summary>
    [JsonPropertyName("from")]
    public required DateTimeOffset From { get; init; }

    /// <summary>End, exclusive, UTC; null while it goes on.</summary>
    [JsonPropertyName("to")]
    public required DateTimeOffset? To { get; init; }

    /// <summary>Of a calibration: what the shown value is multiplied with.</summary>
    [JsonPropertyName("factor"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Factor { get; init; }

    /// <summary>Of a calibration: -1 where import and export are exchanged, else 1.</summary>
    [JsonPropertyName("sign"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Sign { get; init; }

    /// <summary>Of a calibration: <c>all</c>, <c>energy</c> or <c>power</c>.</summary>
    [JsonPropertyName("applies_to"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AppliesTo { get; init; }

    /// <summary>Of a calibration: how the factor was given.</summary>
    [JsonPropertyName("given"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Given { get; init; }

    /// <summary>Of a replacement: the new device's meter id, where it has one of its own.</summary>
    [JsonPropertyName("new_meter"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NewMeter { get; init; }

    /// <summary>Of a replacement: the old counter's last import total in Wh.</summary>
    [JsonPropertyName("old_last_wh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? OldLastWh { get; init; }

    /// <summary>Of a replacement: the new counter's first import total in Wh.</summary>
    [JsonPropertyName("new_first_wh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NewFirstWh { get; init; }

    /// <summary>Of a replacement: the old counter's last export total in Wh.</summary>
    [JsonPropertyName("old_last_export_wh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? OldLastExportWh { get; init; }

    /// <summary>Of a replacement: the new counter's first export total in Wh.</summary>
    [JsonPropertyName("new_first_export_wh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NewFirstExportWh { get; init; }

    /// <summary>Of a nameplate: greatest power in kW.</summary>
    [JsonPropertyName("max_power_kw"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MaxPowerKw { get; init; }

    /// <summary>Of a nameplate: total in kWh at which the energy counters start again from 0.</summary>
    [JsonPropertyName("counter_modulus_kwh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? CounterModulusKwh { get; init; }

    /// <summary>Of a nameplate: true where the import counter counts both directions.</summary>
    [JsonPropertyName("import_includes_export"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ImportIncludesExport { get; init; }

    /// <summary>Of an edit or import: number of entries.</summary>
    [JsonPropertyName("entries"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Entries { get; init; }

    /// <summary>Of an edit or import: sum of the imported energy in kWh; absent where it has none, so that with neither sum an edit says that nothing is known.</summary>
    [JsonPropertyName("total_kwh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? TotalKwh { get; init; }

    /// <summary>Of an edit or import: sum of the exported energy in kWh; absent where it has none.</summary>
    [JsonPropertyName("total_export_kwh"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? TotalExportKwh { get; init; }

    /// <summary>Who made it, when and why.</summary>
    [JsonPropertyName("made")]
    public required CorrectionAct Made { get; init; }

    /// <summary>Who undid it, when and why; null while it holds.</summary>
    [JsonPropertyName("undone")]
    public CorrectionAct? Undone { get; init; }

    /// <summary>What was done differently from what was asked, e.g. a time rounded to a quarter hour, or from when it takes effect where older readings are gone; empty in lists.</summary>
    [JsonPropertyName("notes")]
    public IReadOnlyList<string> Notes => [.. NotesCoded.Select(n => n.Text)];

    /// <summary>The same with codes and values.</summary>
    [JsonPropertyName("notes_coded")]
    public IReadOnlyList<CodedNote> NotesCoded { get; init; } = [];
}

/// <summary>Who did something, when and why.</summary>
/// <param name="By">Name given.</param>
/// <param name="Key">Name of the key.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Why">Reason given.</param>
public sealed record CorrectionAct(
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("why")] string Why);
