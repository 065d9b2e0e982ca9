using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>
/// The ledger intervals of one site that the analysis works on: up to 13 months, kept between runs. A refresh reads only what is new and
/// the last days, which late readings may have repaired; once a day everything is read anew.
/// </summary>
public sealed class SiteHistory(IngestorClient ingestor, string site)
{
    /// <summary>The analysis looks back this far: a contract's twelve months and the running one.</summary>
    public const int Months = 13;

    private static readonly TimeSpan MayBeRepaired = TimeSpan.FromDays(3);
    private static readonly TimeSpan Whole = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Known> _meters = new(StringComparer.Ordinal);

    /// <summary>The intervals of a meter, ascending; empty before its first refresh.</summary>
    public IReadOnlyList<LedgerInterval> Of(string meter) => _meters.TryGetValue(meter, out var known) ? known.Intervals : [];

    /// <summary>Reads what is new of a meter.</summary>
    /// <param name="meter">Meter id.</param>
    /// <param name="firstReading">Time of its oldest reading; an older one than last time means that a past was filled in.</param>
    /// <param name="until">End of the data, UTC.</param>
    /// <param name="now">The present, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RefreshAsync(string meter, DateTimeOffset? firstReading, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        var oldest = Later(until.AddMonths(-Months), firstReading ?? until);
        var known = _meters.GetValueOrDefault(meter);
        if (known is null || now - known.ReadWhole >= Whole || firstReading < known.FirstReading)
        {
            var all = await ReadAsync(meter, oldest, until, cancel);
            _meters[meter] = new Known(all, firstReading, now);
            return;
        }

        var from = known.Intervals.Count == 0 ? oldest : Later(oldest, known.Intervals[^1].Start - MayBeRepaired);
        var newer = await ReadAsync(meter, from, until, cancel);
        _meters[meter] = known with { Intervals = [.. known.Intervals.Where(i => i.Start >= oldest && i.Start < from), .. newer] };
    }

    private Task<IReadOnlyList<LedgerInterval>> ReadAsync(string meter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        ingestor.LongIntervalsAsync(site, meter, LedgerInterval.StartOf(from), until, cancel);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed record Known(IReadOnlyList<LedgerInterval> Intervals, DateTimeOffset? FirstReading, DateTimeOffset ReadWhole);
}
