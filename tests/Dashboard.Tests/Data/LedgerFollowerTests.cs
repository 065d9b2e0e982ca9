using Bunit;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Data;

public sealed class LedgerFollowerTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private DataBed _bed = null!;

    public async ValueTask InitializeAsync() => _bed = await DataBed.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _bed.DisposeAsync();
        _japanese.Dispose();
    }

    [Fact]
    public async Task After_a_correction_the_share_and_the_days_left_are_shown_until_the_ledger_has_it()
    {
        var page = _bed.Open("#corrections .new-energy");
        await page.ClickAsync("#corrections .new-energy");
        await page.ChangeAsync("#corrections .from", "2025-10-01T00:00:00");
        await page.ChangeAsync("#corrections .to", "2026-10-01T00:00:00");
        await page.ChangeAsync("#corrections .import-kwh", "100");
        await DataBed.SignAsync(page, "#corrections");
        _bed.Ingestor.Backlog = new LedgerBacklog(1, 365, 12);
        await page.SubmitAsync("#corrections form");
        page.WaitForAssertion(() => Assert.Equal("台帳に反映しています…(あと約365日分)", page.Find("#corrections .ledger-line p").TextContent));
        Assert.False(page.Find("#corrections progress").HasAttribute("value"));

        _bed.Ingestor.Backlog = new LedgerBacklog(1, 146, 12);
        Beat();
        page.WaitForAssertion(() => Assert.Equal("台帳に反映しています… 60%(あと約146日分)", page.Find("#corrections .ledger-line p").TextContent));
        Assert.Equal("0.6", page.Find("#corrections progress").GetAttribute("value"));

        // Marks of live readings have other numbers and do not count.
        _bed.Ingestor.Backlog = new LedgerBacklog(7, 0.1, 19);
        Beat();
        page.WaitForAssertion(() => Assert.Equal("台帳に反映しました。", page.Find("#corrections .ledger-line").TextContent));
    }

    [Fact]
    public void A_backlog_that_nobody_here_made_is_shown_once_it_takes_longer_than_live_readings_and_says_when_it_is_stuck()
    {
        _bed.Ingestor.Backlog = new LedgerBacklog(3, 40, 5);
        var page = _bed.Open("#corrections .new-energy");
        Assert.Empty(page.FindAll(".ledger-line"));
        for (var i = 0; i < 6; i++)
        {
            Beat();
        }

        page.WaitForElement("#corrections .ledger-line progress");
        Assert.Empty(page.FindAll(".ledger-line .fault"));
        _bed.Bed.Time.Advance(TimeSpan.FromMinutes(2));
        page.WaitForAssertion(() => Assert.Contains("/healthz", page.Find(".ledger-line .fault").TextContent, StringComparison.Ordinal));
    }

    private void Beat() => _bed.Bed.Time.Advance(TimeSpan.FromSeconds(1));
}
