using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>Body of <c>POST /api/sites/{site}/corrections</c>. Times are ISO 8601 with an offset; energy is in Wh.</summary>
public sealed record CorrectionRequest
{
    /// <summary><c>calibration</c>, <c>replacement</c>, <c>nameplate</c> or <c>edit</c>.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    /// <summary>Meter id.</summary>
    [JsonPropertyName("meter")]
    public string? Meter { get; init; }

    /// <summary>Who makes it. Needed.</summary>
    [JsonPropertyName("by")]
    public string? By { get; init; }

    /// <summary>Why. Needed.</summary>
    [JsonPropertyName("why")]
    public string? Why { get; init; }

    /// <summary>Calibration: start, inclusive.</summary>
    [JsonPropertyName("from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>Calibration: true where the same one holds already and is to hold once more, so that both multiply; else it is taken for a repetition and refused.</summary>
    [JsonPropertyName("again")]
    public bool? Again { get; init; }

    /// <summary>Calibration: end, exclusive; left out while it goes on.</summary>
    [JsonPropertyName("to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>Calibration: what the shown value is multiplied with, positive.</summary>
    [JsonPropertyName("factor")]
    public double? Factor { get; init; }

    /// <summary>Calibration: primary current in A of the transformer for which the meter is set.</summary>
    [JsonPropertyName("ct_from")]
    public double? CtFrom { get; init; }

    /// <summary>Calibration: primary current in A of the transformer that is really there.</summary>
    [JsonPropertyName("ct_to")]
    public double? CtTo { get; init; }

    /// <summary>Calibration: a unit mistaken for another, e.g. <c>kWh sent as Wh</c>.</summary>
    [JsonPropertyName("unit")]
    public string? Unit { get; init; }

    /// <summary>Calibration: -1 exchanges import and export (the transformer is mounted the wrong way round).</summary>
    [JsonPropertyName("sign")]
    public int? Sign { get; init; }

    /// <summary>Calibration: <c>all</c> (unless given), <c>energy</c> or <c>power</c>.</summary>
    [JsonPropertyName("applies_to")]
    public string? AppliesTo { get; init; }

    /// <summary>Replacement: when the new device took over.</summary>
    [JsonPropertyName("at")]
    public DateTimeOffset? At { get; init; }

    /// <summary>Replacement: the old counter's last import total, where known.</summary>
    [JsonPropertyName("old_last_wh")]
    public double? OldLastWh { get; init; }

    /// <summary>Replacement: the new counter's first import total, where known.</summary>
    [JsonPropertyName("new_first_wh")]
    public double? NewFirstWh { get; init; }

    /// <summary>Replacement: the old counter's last export total, where known.</summary>
    [JsonPropertyName("old_last_export_wh")]
    public double? OldLastExportWh { get; init; }

    /// <summary>Replacement: the new counter's first export total, where known.</summary>
    [JsonPropertyName("new_first_export_wh")]
    public double? NewFirstExportWh { get; init; }

    /// <summary>Replacement: the meter id under which the new device reports, where it is another one.</summary>
    [JsonPropertyName("new_meter")]
    public string? NewMeter { get; init; }

    /// <summary>Nameplate: greatest power in kW that the circuit can take or give, as the meter measures it, before any calibration. Energy that needs more is not believed.</summary>
    [JsonPropertyName("max_power_kw")]
    public double? MaxPowerKw { get; init; }

    /// <summary>Nameplate: total in kWh at which the import and the export counter start again from 0, as the meter counts it, before any calibration; e.g. 100000 for five digits.</summary>
    [JsonPropertyName("counter_modulus_kwh")]
    public double? CounterModulusKwh { get; init; }

    /// <summary>Nameplate: true where the import counter counts both directions, so that import is it less the export counter, e.g. <c>aenergy</c> beside <c>ret_aenergy</c>.</summary>
    [JsonPropertyName("import_includes_export")]
    public bool? ImportIncludesExport { get; init; }

    /// <summary>Edit: the energy that is to stand.</summary>
    [JsonPropertyName("intervals")]
    public IReadOnlyList<EnteredInterval>? Intervals { get; init; }
}

/// <summary>Entered energy of a span of whole quarter hours.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="ImportWh">Imported energy in Wh, not negative.</param>
/// <param name="ExportWh">Exported energy in Wh, not negative.</param>
/// <param name="Unknown">True, with no energy: what the ledger has there is wrong, and nothing is known instead.</param>
public sealed record EnteredInterval(
    [property: JsonPropertyName("start")] DateTimeOffset? Start,
    [property: JsonPropertyName("end")] DateTimeOffset? End,
    [property: JsonPropertyName("import_wh")] double? ImportWh = null,
    [property: JsonPropertyName("export_wh")] double? ExportWh = null,
    [property: JsonPropertyName("unknown")] bool? Unknown = null);

/// <summary>Body of <c>POST /api/sites/{site}/corrections/{id}/undo</c>.</summary>
/// <param name="By">Who undoes it. Needed.</param>
/// <param name="Why">Why. Needed.</param>
public sealed record UndoRequest(
    [property: JsonPropertyName("by")] string? By,
    [property: JsonPropertyName("why")] string? Why);
