using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Analysis.Calibrations;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Corrections;

/// <summary>What a correction says; of each kind only its own part is there.</summary>
public sealed record CorrectionDetails
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Factor of a calibration.</summary>
    public double? Factor { get; init; }

    /// <summary>True where a calibration exchanges import and export.</summary>
    public bool? IsReversed { get; init; }

    /// <summary>What a calibration corrects.</summary>
    public CalibrationTarget? Target { get; init; }

    /// <summary>How the factor was given, e.g. <c>CT 100 A, really 150 A</c>.</summary>
    public string? Given { get; init; }

    /// <summary>Time of a replacement, Unix ms.</summary>
    public long? AtMs { get; init; }

    /// <summary>The old device's last import total in Wh.</summary>
    public double? OldLastWh { get; init; }

    /// <summary>The new device's first import total in Wh.</summary>
    public double? NewFirstWh { get; init; }

    /// <summary>The old device's last export total in Wh.</summary>
    public double? OldLastExportWh { get; init; }

    /// <summary>The new device's first export total in Wh.</summary>
    public double? NewFirstExportWh { get; init; }

    /// <summary>Greatest power of a nameplate, kW.</summary>
    public double? MaxPowerKw { get; init; }

    /// <summary>Where the energy counters of a nameplate start again from 0, kWh.</summary>
    public double? CounterModulusKwh { get; init; }

    /// <summary>True where the import counter of a nameplate counts both directions.</summary>
    public bool? ImportIncludesExport { get; init; }

    /// <summary>Number of entries.</summary>
    public int? Entries { get; init; }

    /// <summary>Sum of the entries' imported energy, kWh; null where none has any.</summary>
    public decimal? TotalKwh { get; init; }

    /// <summary>Sum of the entries' exported energy, kWh; null where none has any.</summary>
    public decimal? TotalExportKwh { get; init; }

    /// <summary>Result of an import.</summary>
    public ImportReport? Import { get; init; }

    /// <summary>As stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Of what was stored.</summary>
    public static CorrectionDetails Of(CorrectionRow row) => JsonSerializer.Deserialize<CorrectionDetails>(row.Details, Json)!;
}
