using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>A site without hardware: the utility's year of half hours through the browser, and back out of it.</summary>
public sealed class ImportScreenTests
{
    private const int Days = 365;
    private const int HalfHours = 48;
    private static readonly View DesktopView = new("desktop", 1440, 900, "ja", Dark: false);
    private static readonly View PhoneView = new("phone", 390, 844, "en", Dark: true);
    private readonly Browser _browser;

    public ImportScreenTests(Browser browser)
    {
        Assert.SkipUnless(Browser.Available, Browser.SkipReason);
        _browser = browser;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_site_imports_its_utilitys_year_and_the_load_shows_it_until_the_import_is_undone()
    {
        using var folder = new TempFolder();
        var file = folder.File("utility.csv");
        await File.WriteAllTextAsync(file, Year(), Encoding.UTF8, Cancel);
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
        await DemoPlant.WaitUntilUpAsync(process, url, Cancel);

        await ImportAsync(url, file);
        await LookAtLoadAsync(url);
        await LookAtNowAsync(url);
        await UndoAsync(url);
    }

    private async Task ImportAsync(Uri url, string file)
    {
        await using var context = await _browser.ContextAsync(DesktopView);
        var screen = await Screen.OpenAsync(context, url, DesktopView, "/s/site-1/connect");
        var page = screen.Page;
        await page.Locator("a.import").ClickAsync();
        await page.Locator("#import input[type=file]").SetInputFilesAsync(file);
        await page.Locator("#import .report").GetByText("35,040 kWh").WaitForAsync();
        await page.Locator("#import .report").GetByText("17,520件").WaitForAsync();
        await screen.AssertSoundAsync();

        await page.Locator("#import .by").FillAsync("A. Tester");
        await page.Locator("#import .why").FillAsync("first year");
        await page.Locator("#import .store").ClickAsync();
        await page.Locator("#import a.button").WaitForAsync();
        await page.Locator(".correction").WaitForAsync();
        await screen.AssertSoundAsync();
        await page.Locator("#import a.button").ClickAsync();
        await page.Locator(".load-view").GetByText("取込・訂正 100.0%").First.WaitForAsync();
    }

    // Without a period in the address: every way leads to the imported year.
    private async Task LookAtLoadAsync(Uri url)
    {
        await using var context = await _browser.ContextAsync(PhoneView);
        var screen = await Screen.OpenAsync(context, url, PhoneView, "/s/site-1/load");
        await screen.Page.Locator(".empty a.button").ClickAsync();
        await screen.Page.Locator(".load-view").WaitForAsync();
        await screen.AssertSoundAsync();
    }

    private async Task LookAtNowAsync(Uri url)
    {
        await using var context = await _browser.ContextAsync(PhoneView);
        var screen = await Screen.OpenAsync(context, url, PhoneView, "/s/site-1/now");
        await screen.Page.GetByText("No present readings: imported data only").WaitForAsync();
        await screen.AssertSoundAsync();
    }

    private async Task UndoAsync(Uri url)
    {
        await using var context = await _browser.ContextAsync(PhoneView);
        var screen = await Screen.OpenAsync(context, url, PhoneView, "/s/site-1/data");
        var page = screen.Page;
        await page.Locator(".correction .undo").ClickAsync();
        await page.Locator(".undo-form .by").FillAsync("A. Tester");
        await page.Locator(".undo-form .why").FillAsync("wrong file");
        await screen.AssertSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo it" }).ClickAsync();
        await page.Locator(".correction").GetByText("undone", new() { Exact = true }).WaitForAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                await page.GotoAsync(new Uri(url, "/s/site-1/load?from=2025-10-01&to=2025-10-05").ToString());
                await page.Locator(".load-view, .empty").First.WaitForAsync();
                return await page.GetByText("There are no data of this period").CountAsync() > 0;
            },
            "the ledger has lost the import",
            TimeSpan.FromSeconds(60),
            Cancel);
    }

    // 2 kWh in every half hour: 365 × 48 × 2 = 35,040 kWh.
    private static string Year()
    {
        var text = new StringBuilder("電力量(kWh)\r\n年月日");
        for (var half = 0; half < HalfHours; half++)
        {
            text.Append(CultureInfo.InvariantCulture, $",{half / 2}:{30 * (half % 2):00}");
        }

        var first = new DateOnly(2025, 4, 1);
        for (var day = 0; day < Days; day++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\r\n{first.AddDays(day):yyyy/M/d}").Append(string.Concat(Enumerable.Repeat(",2.0", HalfHours)));
        }

        return text.ToString();
    }
}
