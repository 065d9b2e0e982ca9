using System.Text.Json.Serialization;
using Monitoring.Domain.Ledger;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// The ledger's intervals of one meter as parallel arrays, one entry per interval that exists, ascending:
/// <c>GET /api/sites/{site}/meters/{meter}/intervals?from&amp;to</c>. A missing interval has no entry; an unknown value is null.
/// </summary>
public sealed record IntervalSeries
{
    /// <summary>Site id.</summary>
    [JsonPropertyName("site")]
    public required string Site { get; init; }

    /// <summary>Meter id.</summary>
    [JsonPropertyName("meter")]
    public required string Meter { get; init; }

    /// <summary>Length of an interval as an ISO 8601 duration: always <c>PT15M</c>.</summary>
    [JsonPropertyName("step")]
    public string Step { get; init; } = "PT15M";

    /// <summary>Starts of the intervals, UTC.</summary>
    [JsonPropertyName("start")]
    public required IReadOnlyList<DateTimeOffset> Start { get; init; }

    /// <summary>Imported energy in Wh.</summary>
    [JsonPropertyName("energy_import_wh")]
    public required IReadOnlyList<double?> EnergyImportWh { get; init; }

    /// <summary>Exported energy in Wh.</summary>
    [JsonPropertyName("energy_export_wh")]
    public required IReadOnlyList<double?> EnergyExportWh { get; init; }

    /// <summary>Mean active power in W.</summary>
    [JsonPropertyName("mean_w")]
    public required IReadOnlyList<double?> MeanW { get; init; }

    /// <summary>Smallest active power in W.</summary>
    [JsonPropertyName("min_w")]
    public required IReadOnlyList<double?> MinW { get; init; }

    /// <summary>Largest active power in W.</summary>
    [JsonPropertyName("max_w")]
    public required IReadOnlyList<double?> MaxW { get; init; }

    /// <summary>Lagging reactive energy in varh.</summary>
    [JsonPropertyName("reactive_lag_varh")]
    public required IReadOnlyList<double?> ReactiveLagVarh { get; init; }

    /// <summary>Leading reactive energy in varh.</summary>
    [JsonPropertyName("reactive_lead_varh")]
    public required IReadOnlyList<double?> ReactiveLeadVarh { get; init; }

    /// <summary>Measured share of each interval, 0 to 1.</summary>
    [JsonPropertyName("coverage")]
    public required IReadOnlyList<double> Coverage { get; init; }

    /// <summary>Origin words, see <see cref="OriginWords"/>.</summary>
    [JsonPropertyName("origin")]
    public required IReadOnlyList<string> Origin { get; init; }

    /// <summary>
    /// The corrections that hold and act on the span asked for, in the order they were made; empty without any. <see cref="Origin"/> says how an
    /// energy was obtained and stays what it is when that is calibrated; this says who changed what of it.
    /// </summary>
    [JsonPropertyName("corrections")]
    public IReadOnlyList<ActingCorrection> Corrections { get; init; } = [];

    /// <summary>Builds the arrays from intervals in ascending order.</summary>
    public static IntervalSeries From(string site, string meter, IReadOnlyList<LedgerInterval> intervals) => new()
    {
        Site = site,
        Meter = meter,
        Start = [.. intervals.Select(i => i.Start)],
        EnergyImportWh = [.. intervals.Select(i => i.EnergyImportWh)],
        EnergyExportWh = [.. intervals.Select(i => i.EnergyExportWh)],
        MeanW = [.. intervals.Select(i => i.MeanW)],
        MinW = [.. intervals.Select(i => i.MinW)],
        MaxW = [.. intervals.Select(i => i.MaxW)],
        ReactiveLagVarh = [.. intervals.Select(i => i.ReactiveLagVarh)],
        ReactiveLeadVarh = [.. intervals.Select(i => i.ReactiveLeadVarh)],
        Coverage = [.. intervals.Select(i => i.Coverage)],
        Origin = [.. intervals.Select(i => OriginWords.Of(i.Origin))],
    };

    /// <summary>The intervals as objects, in the arrays' order.</summary>
    public IReadOnlyList<LedgerInterval> ToIntervals()
    {
        var intervals = new LedgerInterval[Start.Count];
        for (var i = 0; i < intervals.Length; i++)
        {
            intervals[i] = new LedgerInterval(Start[i].ToUniversalTime())
            {
                EnergyImportWh = EnergyImportWh[i],
                EnergyExportWh = EnergyExportWh[i],
                MeanW = MeanW[i],
                MinW = MinW[i],
                MaxW = MaxW[i],
                ReactiveLagVarh = ReactiveLagVarh[i],
                ReactiveLeadVarh = ReactiveLeadVarh[i],
                Coverage = Coverage[i],
                Origin = OriginWords.Parse(Origin[i]),
            };
        }

        return intervals;
    }
}

/// <summary>A correction that acts on quarter hours.</summary>
/// <param name="Id">Its number; <c>/api/sites/{site}/corrections</c> says who made it, when and why.</param>
/// <param name="Kind"><c>calibration</c>, <c>replacement</c>, <c>nameplate</c>, <c>edit</c> or <c>import</c>; the last two act where the origin is <c>edited</c>.</param>
/// <param name="From">From when it acts, UTC.</param>
/// <param name="To">Until when, exclusive, UTC; null while it goes on.</param>
public sealed record ActingCorrection(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("from")] DateTimeOffset From,
    [property: JsonPropertyName("to")] DateTimeOffset? To)
{
    /// <summary>True where it acts on a quarter hour: entered energy only on what has that origin.</summary>
    public bool ActsOn(LedgerInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return From < interval.End && (To is not { } to || to > interval.Start) && (Kind is not ("edit" or "import") || interval.Origin == IntervalOrigin.Edited);
    }
}
