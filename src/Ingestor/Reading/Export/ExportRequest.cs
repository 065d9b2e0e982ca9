using System.Globalization;
using Monitoring.Domain.Quantities;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>What is exported: rows of some meters of a site in a span.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Zone">Zone of the site.</param>
/// <param name="Meters">Meters in the order of the rows, with the numbers by which the ledger knows them.</param>
/// <param name="Quantity">The quantity of readings; null for the ledger's intervals.</param>
/// <param name="FromMs">Start, Unix ms, inclusive.</param>
/// <param name="ToMs">End, exclusive.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
internal sealed record ExportRequest(
    string Site, TimeZoneInfo Zone, IReadOnlyList<(int Id, string Meter)> Meters, Quantity? Quantity, long FromMs, long ToMs, string Format)
{
    internal const string Csv = "csv";
    internal const string Xlsx = "xlsx";
    internal const string Readings = "readings";
    internal const string Intervals = "intervals";

    internal string ContentType => Format == Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";

    /// <summary>A file name that says what is inside, e.g. <c>works_press-1_active_power_w_2026-04-01_2026-05-01.csv</c>.</summary>
    internal string FileName
    {
        get
        {
            var meters = Meters.Count == 1 ? Meters[0].Meter : Meters.Count.ToString(CultureInfo.InvariantCulture) + "-meters";
            return $"{Site}_{meters}_{Quantity?.Name ?? Intervals}_{Day(FromMs)}_{Day(ToMs)}.{Format}".Replace(':', '-');
        }
    }

    private string Day(long ms) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
