using Monitoring.Ingestor.Tests.Running;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class ReplacementTests
{
    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_device_that_takes_over_under_the_same_id_counts_on_without_a_break_and_undone_the_ledger_is_as_before(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("m1", 0, 60, 50_000, 10);
        await site.CountAsync("m1", 70, 130, 123, 10);
        await site.LedgerHasAsync("m1", l => l.Count >= 8);
        var before = await site.LedgerTextAsync("m1");
        var made = await site.MakeAsync(new
        {
            kind = "replacement", meter = "m1", by = "Sato", why = "display broken", at = "2026-01-05T01:07:00Z", old_last_wh = 50_650, new_first_wh = 103,
        });
        await site.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - (600 + 50 + 20 + 600)) < 1e-6);
        Assert.Equal((50_650.0, 103.0), (made.OldLastWh, made.NewFirstWh));
        await site.UndoAsync(made.Id);
        await site.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - 1270) > 1e-6);
        Assert.Equal(before, await site.LedgerTextAsync("m1"));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_device_with_an_id_of_its_own_counts_for_the_meter_that_it_replaces_also_with_what_it_sends_later(string database)
    {
        await using var site = await CorrectedSite.StartAsync(database: database);
        await site.CountAsync("old", 0, 60, 50_000, 10);
        await site.CountAsync("new", 30, 130, 7_000_000, 20);
        await site.LedgerHasAsync("old", l => l.Count == 4);
        await site.LedgerHasAsync("new", l => l.Count == 7);
        var (oldBefore, newBefore) = (await site.LedgerTextAsync("old"), await site.LedgerTextAsync("new"));
        var made = await site.MakeAsync(new
        {
            kind = "replacement", meter = "old", new_meter = "new", by = "Sato", why = "renewal", at = "2026-01-05T01:00:00Z", old_last_wh = 50_600, new_first_wh = 7_000_600,
        });
        await site.LedgerHasAsync("old", l => Math.Abs(CorrectedSite.Wh(l) - (600 + (70 * 20))) < 1e-6);
        await site.LedgerHasAsync("new", l => Math.Abs(CorrectedSite.Wh(l) - (30 * 20)) < 1e-6);
        await site.CountAsync("new", 135, 180, 7_000_000 + (105 * 20), 20);
        await site.LedgerHasAsync("old", l => Math.Abs(CorrectedSite.Wh(l) - (600 + (120 * 20))) < 1e-6);
        await site.UndoAsync(made.Id);
        await site.LedgerHasAsync("new", l => Math.Abs(CorrectedSite.Wh(l) - (150 * 20)) < 1e-6);
        await site.LedgerHasAsync("old", l => l.Count == 4);
        Assert.Equal(oldBefore, await site.LedgerTextAsync("old"));
        Assert.StartsWith(newBefore[..60], await site.LedgerTextAsync("new"), StringComparison.Ordinal);
    }
}
