using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Totals of meters over local days, months or years of their site: <c>GET /api/sites/{site}/totals?from&amp;to&amp;by&amp;meter</c>.
/// </summary>
/// <param name="Site">Site id.</param>
/// <param name="TimeZone">IANA zone in which the days are cut.</param>
/// <param name="By">How days are grouped: <c>day</c>, <c>month</c>, <c>year</c> or <c>all</c>.</param>
/// <param name="Meters">The meters.</param>
public sealed record SiteTotals(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("time_zone")] string TimeZone,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("meters")] IReadOnlyList<MeterTotals> Meters);

/// <summary>Totals of one meter as parallel arrays, one entry per group in which something is known, ascending.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="Start">First local day of each group within the span asked for.</param>
/// <param name="EnergyImportWh">Imported energy in Wh; null where not known.</param>
/// <param name="EnergyExportWh">Exported energy in Wh; null where not known.</param>
/// <param name="EstimatedShare">
/// Share, 0 to 1, of the energy in and out that is estimated: spread over a gap of the counter, or integrated from power; null where there is
/// no energy. Entered and imported energy is a statement, not an estimate, and does not count, however long its steps are: where they are
/// longer than half an hour, <paramref name="Coverage"/> says that how it was spread over the time is not known. The same as in the quality.
/// </param>
/// <param name="Coverage">Share of the group's time that measurements cover, 0 to 1; days to come count as not covered.</param>
/// <param name="Completeness">Share of the group's quarter hours that the ledger has, 0 to 1.</param>
/// <param name="PeakW">Highest mean power of a whole quarter hour in W, import positive; null where not known.</param>
/// <param name="PeakStart">Start of that quarter hour, UTC.</param>
public sealed record MeterTotals(
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("start")] IReadOnlyList<DateOnly> Start,
    [property: JsonPropertyName("energy_import_wh")] IReadOnlyList<double?> EnergyImportWh,
    [property: JsonPropertyName("energy_export_wh")] IReadOnlyList<double?> EnergyExportWh,
    [property: JsonPropertyName("estimated_share")] IReadOnlyList<double?> EstimatedShare,
    [property: JsonPropertyName("coverage")] IReadOnlyList<double> Coverage,
    [property: JsonPropertyName("completeness")] IReadOnlyList<double> Completeness,
    [property: JsonPropertyName("peak_w")] IReadOnlyList<double?> PeakW,
    [property: JsonPropertyName("peak_start")] IReadOnlyList<DateTimeOffset?> PeakStart);
