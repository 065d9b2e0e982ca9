using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Quality;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Reading.Totals;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Quality;

/// <summary>Puts together how good the data of a site are, from the totals of its days, the meters and the writers.</summary>
public sealed class QualityReader(
    IDbContextFactory<IngestorDb> database, MeterDirectory meters, NewestReadings newest, SpreadEnergy spread, GatewayWatch gateways, TimeProvider time)
{
    /// <summary>The quality of a site's meters on local days.</summary>
    /// <param name="site">The site.</param>
    /// <param name="first">First day.</param>
    /// <param name="last">Last day, inclusive.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<SiteQuality> ReadAsync(SiteRow site, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(site);
        var now = time.GetUtcNow();
        var span = new DaySpan(SiteZone.Of(site.TimeZone), first, last, now);
        var states = meters.OfSite(site.Site);
        var infos = (await newest.ListAsync(site.Site, cancel)).ToDictionary(m => m.Meter, StringComparer.Ordinal);
        var rows = (await RowsAsync(states, span, cancel)).ToLookup(r => r.MeterId);
        var entered = await spread.ReadAsync(site.Site, states, span.Time, at => LocalWindows.Day(span.Zone.DateOf(at), span.Zone), cancel);
        return new SiteQuality(
            site.Site,
            site.TimeZone,
            now,
            span.Days,
            [.. states.Select(m => Of(m, infos.GetValueOrDefault(m.Meter) ?? m.ToInfo(), rows[m.Id].ToDictionary(r => r.Day), entered, span))],
            await gateways.OfSiteAsync(site.Site, cancel));
    }

    private static MeterQuality Of(
        MeterState meter, MeterInfo info, Dictionary<int, LedgerDayRow> rows, IReadOnlyDictionary<(int Meter, DateTimeOffset Day), double> entered, DaySpan span)
    {
        var lastReading = info.Quantities.Count > 0 ? info.LastReading : null;
        List<double?> completeness = [], known = [], estimated = [];
        foreach (var day in span.Days)
        {
            var row = rows.GetValueOrDefault(DayTotals.NumberOf(day));
            var expected = row is not null || IsMetered(info, day, span) ? span.PassedMs(day) : 0;
            completeness.Add(Share(row?.CoveredMs ?? 0, expected));
            known.Add(Share((row?.Intervals ?? 0) * (double)LedgerInterval.StepMs, expected));
            estimated.Add(row is null ? null : Share(
                row.EstimatedWh() + entered.GetValueOrDefault((meter.Id, span.Zone.StartOfDay(day))), (row.ImportWh ?? 0) + (row.ExportWh ?? 0)));
        }

        return new MeterQuality(
            meter.Meter,
            lastReading,
            lastReading is { } last ? Math.Max(0, (span.Now - last).TotalSeconds) : null,
            info.IntervalSeconds,
            completeness,
            known,
            estimated,
            meter.StuckPower() is { } stuck
                ? new StuckInfo(QuantityCatalogue.ActivePower.Name, stuck.PowerW, DateTimeOffset.FromUnixTimeMilliseconds(stuck.SinceMs), WordOf(stuck.Reason))
                : null);
    }

    // What a device that counts for another meter lacks is missing there.
    private static bool IsMetered(MeterInfo meter, DateOnly day, DaySpan span) => meter.CountsFor is null && meter.FirstReading is { } first && span.Zone.DateOf(first) <= day;

    // The running quarter hour counts as a whole one in the number of quarter hours: a share never passes 1.
    private static double? Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : null;

    private static string WordOf(StuckReason reason) => reason switch
    {
        StuckReason.CounterDisagrees => "counter_disagrees",
        StuckReason.EverythingFrozen => "everything_frozen",
        _ => "unchanged",
    };

    private async Task<IReadOnlyList<LedgerDayRow>> RowsAsync(IReadOnlyList<MeterState> states, DaySpan span, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var ids = states.Select(m => m.Id).ToList();
        var (first, last) = (DayTotals.NumberOf(span.Days[0]), DayTotals.NumberOf(span.Days[^1]));
        return await db.LedgerDays.AsNoTracking().Where(d => ids.Contains(d.MeterId) && d.Day >= first && d.Day <= last).ToListAsync(cancel);
    }

    private sealed class DaySpan(SiteZone zone, DateOnly first, DateOnly last, DateTimeOffset now)
    {
        internal SiteZone Zone => zone;

        internal DateTimeOffset Now => now;

        internal IReadOnlyList<DateOnly> Days { get; } = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)];

        internal TimeRange Time { get; } = new(zone.StartOfDay(first), zone.StartOfDay(last.AddDays(1)));

        // A day has 23, 24 or 25 hours; of today those that have passed, of a day to come none.
        internal double PassedMs(DateOnly day)
        {
            var (start, end) = (zone.StartOfDay(day), zone.StartOfDay(day.AddDays(1)));
            return Math.Max(0, ((end < now ? end : now) - start).TotalMilliseconds);
        }
    }
}
