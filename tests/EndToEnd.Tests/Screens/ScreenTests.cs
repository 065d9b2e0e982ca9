using Microsoft.Playwright;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>The demo as a newcomer sees it, in a real browser.</summary>
public sealed class ScreenTests
{
    private readonly DemoPlant _demo;
    private readonly Browser _browser;

    public ScreenTests(DemoPlant demo, Browser browser)
    {
        Assert.SkipUnless(Browser.Available, Browser.SkipReason);
        (_demo, _browser) = (demo, browser);
    }

    public static TheoryData<string, string> Pages => new()
    {
        { "/s/demo/now", "いま|Now" },
        { "/s/demo/load", "負荷|Load" },
        { "/s/demo/findings", "指摘|Findings" },
        { "/s/demo/data", "データ|Data" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_opens_in_both_languages_and_sizes_without_a_fault_and_axe_finds_nothing_serious(string path, string titles)
    {
        await _demo.StartAsync(Cancel);
        View[] views =
        [
            new("desktop", 1440, 900, "ja", Dark: false), new("phone", 390, 844, "ja", Dark: true),
            new("desktop", 1440, 900, "en", Dark: true), new("phone", 390, 844, "en", Dark: false),
        ];
        foreach (var view in views)
        {
            await using var context = await _browser.ContextAsync(view);
            var screen = await OpenAsync(context, view, path);
            await screen.Page.WaitForFunctionAsync("t => document.title.startsWith(t)", titles.Split('|')[view.Language == "ja" ? 0 : 1]);
            await screen.Page.Locator("main .card").First.WaitForAsync();
            await screen.Page.WaitForFunctionAsync("() => document.querySelector('main').innerText.length > 100");
            await screen.AssertSoundAsync();
        }
    }

    [Fact]
    public async Task Live_power_and_one_finding_of_each_detector_appear_by_themselves()
    {
        await _demo.StartAsync(Cancel);
        var view = new View("desktop", 1440, 900, "en", Dark: false);
        await using var context = await _browser.ContextAsync(view);
        var page = (await OpenAsync(context, view, "/s/demo/findings")).Page;
        foreach (var code in (string[])["off-hours-load", "demand-peak", "low-power-factor"])
        {
            await page.Locator($".queue-item[href*='{code}']").First.WaitForAsync(new() { Timeout = 120_000 });
        }

        await page.GotoAsync(new Uri(_demo.Url, "/s/demo/now").ToString());
        var stamp = page.Locator(".stamp");
        await stamp.Filter(new() { HasText = "as of" }).WaitForAsync();
        var first = await stamp.InnerTextAsync();
        await Eventually.TrueAsync(async () => await stamp.InnerTextAsync() != first, "the stamp moves on", cancel: Cancel);
    }

    [Fact]
    public async Task A_finding_is_rejected_with_a_reason_and_the_rejection_undone()
    {
        await _demo.StartAsync(Cancel);
        var view = new View("desktop", 1440, 900, "en", Dark: false);
        await using var context = await _browser.ContextAsync(view);
        var page = (await OpenAsync(context, view, "/s/demo/findings")).Page;
        await page.Locator("body[data-keys=on]").WaitForAsync();
        await page.Locator(".queue-item[href*='low-power-factor']").ClickAsync(new() { Timeout = 120_000 });
        await page.Locator(".queue-item[href*='low-power-factor'][aria-current=true]").WaitForAsync();
        await page.Locator(".decide").WaitForAsync();
        await page.Keyboard.PressAsync("r");
        await page.GetByLabel("Runs as planned").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject it" }).ClickAsync();
        await page.GetByText("Rejected 1").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("Rejected 0").WaitForAsync();
        await page.Locator(".queue-item[href*='low-power-factor']").WaitForAsync();
    }

    [Fact]
    public async Task The_wall_fits_the_screen_and_is_readable_from_afar()
    {
        await _demo.StartAsync(Cancel);
        var view = new View("wall", 1920, 1080, "ja", Dark: true);
        await using var context = await _browser.ContextAsync(view);
        var screen = await OpenAsync(context, view, "/s/demo/now?wall=1");
        await screen.Page.Locator("main").GetByText("kW").First.WaitForAsync();
        await screen.AssertSoundAsync();
        await screen.AssertReadFromAfarAsync();
    }

    private Task<Screen> OpenAsync(IBrowserContext context, View view, string path) => Screen.OpenAsync(context, _demo.Url, view, path);
}
