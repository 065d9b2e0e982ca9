using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Tests.Corrections;
using Monitoring.Ingestor.Tests.Running;

namespace Monitoring.Ingestor.Tests.Reading;

/// <summary>Totals of parts of a day and of weeks on a clock that changes, and what of entered energy is an estimate in them.</summary>
public sealed class TotalsTests
{
    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Days_of_23_and_25_hours_have_so_many_hours_and_weeks_begin_on_Monday(string database)
    {
        await using var site = await CorrectedSite.StartAsync("berlin", "Europe/Berlin", database: database);

        // Quarter hours of the Saturday to Monday around each change of the clock, numbered from 1.
        var quarters = Quarters("2026-03-28T00:00:00+01:00", (24 + 23 + 24) * 4).Concat(Quarters("2026-10-24T00:00:00+02:00", (24 + 25 + 24) * 4)).ToArray();
        await site.MakeAsync(new { kind = "edit", meter = "m1", by = "Sato", why = "read off", intervals = quarters });
        await site.LedgerHasAsync("m1", l => l.Count == quarters.Length);

        var spring = await TotalsAsync(site, "from=2026-03-29&to=2026-03-30&by=hour");
        Assert.Equal(23, spring.Start.Count);
        Assert.Equal(["2026-03-28T23:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z"], spring.Start.Take(3));
        Assert.Equal(Enumerable.Range(0, 23).Select(h => (double?)((4 * (96 + (4 * h))) + 10)), spring.EnergyImportWh);
        Assert.All(spring.Completeness, c => Assert.Equal(1, c));
        Assert.Equal([4 * 100.0, 4 * 104], spring.PeakW.Take(2).Select(p => p!.Value));

        var autumn = await TotalsAsync(site, "from=2026-10-25&to=2026-10-26&by=hour");
        Assert.Equal(25, autumn.Start.Count);
        Assert.Equal(50, (await TotalsAsync(site, "from=2026-10-25&to=2026-10-26&by=half-hour")).Start.Count);
        var part = await TotalsAsync(site, "from=2026-10-25T02:30:00%2B02:00&to=2026-10-25T02:30:00%2B01:00&by=quarter-hour");
        Assert.Equal(["2026-10-25T00:30:00Z", "2026-10-25T00:45:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:15:00Z"], part.Start);

        var weeks = await TotalsAsync(site, "from=2026-03-01&to=2026-04-01&by=week");
        Assert.Equal(["2026-03-23", "2026-03-30"], weeks.Start);
        var sunday = (24 + 23) * 4;
        Assert.Equal([sunday * (sunday + 1) / 2.0, Enumerable.Range(sunday + 1, 96).Sum()], weeks.EnergyImportWh);
        Assert.Equal([sunday / ((7 * 96) - 4.0), 96 / (2 * 96.0)], weeks.Completeness); // the second is cut by the end of the question
        Assert.Equal([4.0 * sunday, 4 * (sunday + 96)], weeks.PeakW.Select(p => p!.Value));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_part_of_a_months_entry_is_an_estimate_and_the_month_is_not(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.MakeAsync(Entry("2026-04-01T00:00:00+09:00", "2026-05-01T00:00:00+09:00", 30 * 96));
        await site.MakeAsync(Entry("2026-04-10T00:00:00+09:00", "2026-04-11T00:00:00+09:00", 960));
        await site.LedgerHasAsync("m1", l => l.Count == 30 * 96 && l.Count(i => i.EnergyImportWh == 10) == 96);

        Assert.Equal([0.0], await SharesAsync("from=2026-04-01&to=2026-05-01&by=month"));
        Assert.Equal([0.0], await SharesAsync("from=2026-01-01&to=2027-01-01&by=all"));
        double?[] days = [.. Enumerable.Range(1, 30).Select(d => (double?)(d == 10 ? 0 : 1))];
        Assert.Equal(days, await SharesAsync("from=2026-04-01&to=2026-05-01&by=day"));
        Assert.Equal(Enumerable.Repeat((double?)1, 24), await SharesAsync("from=2026-04-10&to=2026-04-11&by=hour"));
        Assert.Equal([14 * 96 / ((14 * 96) + 960.0)], await SharesAsync("from=2026-04-01&to=2026-04-16&by=all"));
        Assert.Equal(days, Assert.Single((await site.ReadAsync<SiteQuality>("quality?from=2026-04-01&to=2026-04-30")).Meters).EstimatedShare);

        async Task<IReadOnlyList<double?>> SharesAsync(string query) => (await TotalsAsync(site, query)).EstimatedShare;
    }

    private static object Entry(string start, string end, double wh) =>
        new { kind = "edit", meter = "m1", by = "Sato", why = "read off the meter", intervals = new[] { new { start, end, import_wh = wh } } };

    private static IEnumerable<object> Quarters(string from, int count)
    {
        var start = DateTimeOffset.Parse(from, CultureInfo.InvariantCulture);
        return Enumerable.Range(0, count).Select(i => new { start = start.AddMinutes(15 * i), end = start.AddMinutes(15 * (i + 1)), import_wh = i + 1 });
    }

    private static async Task<MeterTotals> TotalsAsync(CorrectedSite site, string query) => Assert.Single((await site.ReadAsync<SiteTotals>("totals?" + query)).Meters);
}
