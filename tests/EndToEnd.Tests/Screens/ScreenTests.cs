using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>The demo as a newcomer sees it, in a real browser.</summary>
public sealed class ScreenTests
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
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
            var (page, faults) = await OpenAsync(context, view, path);
            await page.WaitForFunctionAsync("t => document.title.startsWith(t)", titles.Split('|')[view.Language == "ja" ? 0 : 1]);
            await page.Locator("main .card").First.WaitForAsync();
            await page.WaitForFunctionAsync("() => document.querySelector('main').innerText.length > 100");
            Assert.Equal(view.Language, await page.EvaluateAsync<string>("document.documentElement.lang"));
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{view}: scrolls sideways");
            var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
            var serious = axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{view}: {v.Id} {v.Nodes[0].Html}");
            Assert.Empty(serious);
            Assert.Empty(faults);
        }
    }

    [Fact]
    public async Task Live_power_and_one_finding_of_each_detector_appear_by_themselves()
    {
        await _demo.StartAsync(Cancel);
        var view = new View("desktop", 1440, 900, "en", Dark: false);
        await using var context = await _browser.ContextAsync(view);
        var (page, _) = await OpenAsync(context, view, "/s/demo/findings");
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
        var (page, _) = await OpenAsync(context, view, "/s/demo/findings");
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
        var (page, _) = await OpenAsync(context, view, "/s/demo/now?wall=1");
        await page.Locator("main").GetByText("kW").First.WaitForAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollHeight - innerHeight)"));
        var smallest = await page.EvaluateAsync<double>(
            """
            Math.min(...[...document.querySelectorAll('main *')].filter(e => e.offsetParent && !e.closest('.sr-only') &&
              [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))
            """);
        Assert.True(smallest >= 44, $"smallest text {smallest} px");
    }

    private async Task<(IPage Page, List<string> Faults)> OpenAsync(IBrowserContext context, View view, string path)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(new Uri(_demo.Url, $"/language?to={view.Language}&back={Uri.EscapeDataString(path)}").ToString());
        return (page, faults);
    }
}
