using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>One page in one view, with what went wrong in the browser.</summary>
internal sealed class Screen
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private readonly View _view;

    private Screen(IPage page, View view) => (Page, _view) = (page, view);

    public IPage Page { get; }

    public List<string> Faults { get; } = [];

    public static async Task<Screen> OpenAsync(IBrowserContext context, Uri url, View view, string path)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var screen = new Screen(page, view);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                screen.Faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => screen.Faults.Add(error);
        await page.GotoAsync(new Uri(url, $"/language?to={view.Language}&back={Uri.EscapeDataString(path)}").ToString());
        return screen;
    }

    /// <summary>Checks what holds for every page: its language, no sideways scrolling, nothing serious for axe, no fault.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Equal(_view.Language, await Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"), $"{_view}: scrolls sideways");
        var axe = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{_view} {Page.Url}: {v.Id} {v.Nodes[0].Html}"));
        Assert.Empty(Faults);
    }

    /// <summary>Checks what holds for the wall: nothing to scroll, nothing too small to be read from afar.</summary>
    public async Task AssertReadFromAfarAsync()
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollHeight - innerHeight)"));
        var smallest = await Page.EvaluateAsync<double>(
            """
            Math.min(...[...document.querySelectorAll('main *')].filter(e => e.offsetParent && !e.closest('.sr-only') &&
              [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))
            """);
        Assert.True(smallest >= 44, $"smallest text {smallest} px");
    }
}
