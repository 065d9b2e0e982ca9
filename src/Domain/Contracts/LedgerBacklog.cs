using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// How much of a site's ledger is still to be calculated: <c>GET /api/sites/{site}/backlog?until</c>. Whoever follows a correction asks once
/// after it was made, and then with <c>until</c> for what was waiting then, so that new readings do not count.
/// </summary>
/// <param name="Spans">Number of spans that wait or are being worked off; 0 when the ledger has everything.</param>
/// <param name="Days">Their length in days, summed over meters; what of a long span is calculated already is taken off.</param>
/// <param name="Newest">Number of the newest mark among them, for <c>until</c>; 0 when there is none.</param>
public sealed record LedgerBacklog(
    [property: JsonPropertyName("spans")] int Spans,
    [property: JsonPropertyName("days")] double Days,
    [property: JsonPropertyName("newest")] long Newest);
