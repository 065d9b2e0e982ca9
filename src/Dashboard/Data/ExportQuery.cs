using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Monitoring.Dashboard.Data;

/// <summary>What is asked for in an export.</summary>
public sealed class ExportQuery
{
    internal const string Path = "/export";

    /// <summary>Meter id.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>Name of a quantity for its readings; empty for the ledger's quarter hours.</summary>
    public string Quantity { get; set; } = string.Empty;

    /// <summary>First local day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last local day, inclusive.</summary>
    public DateOnly To { get; set; }

    /// <summary>True when there is something to export.</summary>
    public bool IsComplete => Meter.Length > 0 && From <= To && From.Year > 1900 && To.Year < 3000;

    /// <summary>Where the file is downloaded.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public string AddressAt(string site, string format) => QueryHelpers.AddQueryString(
        $"{Path}/{Uri.EscapeDataString(site)}",
        new Dictionary<string, string?>
        {
            ["what"] = Quantity.Length == 0 ? "intervals" : "readings",
            ["meter"] = Meter,
            ["quantity"] = Quantity.Length == 0 ? null : Quantity,
            ["from"] = Day(From),
            ["to"] = Day(To.AddDays(1)),
            ["format"] = format,
        });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
