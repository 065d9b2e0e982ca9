using Monitoring.EndToEnd.Tests.Containers;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>What the owner of a new site sees: nothing yet, then a meter that has fallen silent.</summary>
public sealed class NewSiteTests
{
    private static readonly View DesktopView = new("desktop", 1440, 900, "ja", Dark: false);
    private static readonly View PhoneView = new("phone", 390, 844, "en", Dark: true);
    private static readonly View WallView = new("wall", 1920, 1080, "ja", Dark: true);
    private readonly Browser _browser;

    public NewSiteTests(Browser browser)
    {
        Assert.SkipUnless(Browser.Available, Browser.SkipReason);
        _browser = browser;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Empty_and_silent_pages_are_sound_in_every_form_and_lead_to_what_connects_a_meter()
    {
        using var folder = new TempFolder();
        var (url, mqtt) = (new Uri($"http://127.0.0.1:{FreePort.Next()}"), FreePort.Next());
        await using var process = DemoPlant.Start(folder.File("data"), url, mqtt, "--seed", "1");
        await DemoPlant.WaitUntilUpAsync(process, url, Cancel);

        const string ConnectLink = ".empty a[href='/s/site-1/connect']";
        await LookAsync(url, "/s/site-1/now", ConnectLink, DesktopView, PhoneView);
        await LookAsync(url, "/s/site-1/load", ConnectLink, DesktopView);
        await LookAsync(url, "/s/site-1/findings", ConnectLink, PhoneView);
        await LookAsync(url, "/s/site-1/now?wall=1", ".wall-notice", WallView);
        await ConnectAsync(url, mqtt);
        await LookAsync(url, "/s/site-1/now", ".stamp:has-text('前')", DesktopView);
        await LookAsync(url, "/s/site-1/load", ".load-view", PhoneView);
        await LookAsync(url, "/s/site-1/now?wall=1", ".now-verdict", WallView);
    }

    private async Task LookAsync(Uri url, string path, string until, params View[] views)
    {
        foreach (var view in views)
        {
            await using var context = await _browser.ContextAsync(view);
            var screen = await Screen.OpenAsync(context, url, view, path);
            await screen.Page.Locator(until).First.WaitForAsync();
            await screen.AssertSoundAsync();
            if (view == WallView)
            {
                await screen.AssertReadFromAfarAsync();
            }
        }
    }

    // The page waits, and the first readings of a meter show on it by themselves; they are an hour old.
    private async Task ConnectAsync(Uri url, int mqtt)
    {
        await using var context = await _browser.ContextAsync(PhoneView);
        var screen = await Screen.OpenAsync(context, url, PhoneView, "/s/site-1/connect");
        await screen.Page.GetByText("Waiting… 0 received").WaitForAsync();
        await screen.AssertSoundAsync();

        await using var meter = await Publisher.ConnectAsync("127.0.0.1", mqtt, Cancel);
        foreach (var minutes in (int[])[80, 75, 70, 65, 60])
        {
            var at = TimeProvider.System.GetUtcNow().AddMinutes(-minutes).ToUnixTimeMilliseconds();
            await meter.SendAsync("v1/devices/main/telemetry", $$$"""{"ts":{{{at}}},"values":{"active_power_w":40000}}""", Cancel);
        }

        await screen.Page.GetByText("Readings arrive from 1 meter").WaitForAsync();
        await screen.Page.GetByText("last 1 h ago").WaitForAsync();
        Assert.Empty(screen.Faults);
    }
}
