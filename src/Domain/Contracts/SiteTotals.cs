using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Totals of meters over windows of their site's clock: <c>GET /api/sites/{site}/totals?from&amp;to&amp;by&amp;meter</c>.
/// </summary>
/// <param name="Site">Site id.</param>
/// <param name="TimeZone">IANA zone in which the windows are cut.</param>
/// <param name="By">
/// How quarter hours are grouped: <c>quarter-hour</c>, <c>half-hour</c>, <c>hour</c>, <c>day</c>, <c>week</c> (from Monday), <c>month</c>, <c>year</c> or <c>all</c>.
/// </param>
/// <param name="Meters">The meters.</param>
public sealed record SiteTotals(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("time_zone")] string TimeZone,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("meters")] IReadOnlyList<MeterTotals> Meters);

/// <summary>Totals of one meter as parallel arrays, one entry per group in which something is known, ascending.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="Start">
/// First local day of each group within the span asked for, e.g. <c>2026-04-01</c>; of groups shorter than a day their start in UTC, e.g. <c>2026-04-01T00:30:00Z</c>.
/// </param>
/// <param name="EnergyImportWh">Imported energy in Wh; null where not known.</param>
/// <param name="EnergyExportWh">Exported energy in Wh; null where not known.</param>
/// <param name="EstimatedShare">
/// Share, 0 to 1, of the energy in and out that is estimated: spread over a gap of the counter, integrated from power, or the group's part of
/// an entry (of more than half an hour) that reaches beyond the group; null where there is no energy. Entered and imported energy that the
/// group holds whole is a statement, not an estimate; <paramref name="Coverage"/> says that how it was spread over the time is not known. The
/// same as in the quality.
/// </param>
/// <param name="Coverage">Share of the group's time that measurements cover, 0 to 1; days to come count as not covered.</param>
/// <param name="Completeness">Share of the group's quarter hours that the ledger has, 0 to 1.</param>
/// <param name="PeakW">Highest mean power of a whole quarter hour in W, import positive; null where not known.</param>
/// <param name="PeakStart">Start of that quarter hour, UTC.</param>
public sealed record MeterTotals(
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("start")] IReadOnlyList<string> Start,
    [property: JsonPropertyName("energy_import_wh")] IReadOnlyList<double?> EnergyImportWh,
    [property: JsonPropertyName("energy_export_wh")] IReadOnlyList<double?> EnergyExportWh,
    [property: JsonPropertyName("estimated_share")] IReadOnlyList<double?> EstimatedShare,
    [property: JsonPropertyName("coverage")] IReadOnlyList<double> Coverage,
    [property: JsonPropertyName("completeness")] IReadOnlyList<double> Completeness,
    [property: JsonPropertyName("peak_w")] IReadOnlyList<double?> PeakW,
    [property: JsonPropertyName("peak_start")] IReadOnlyList<DateTimeOffset?> PeakStart);
