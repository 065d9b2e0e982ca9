using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests;

public sealed partial class DashboardSetupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_page_and_everything_it_links_to_are_served()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        var page = await http.GetStringAsync("/", Cancel);

        var links = Link().Matches(page).Select(m => m.Groups[1].Value).Where(l => l.Length > 1).ToList();
        Assert.Contains(links, l => l.Contains("MudBlazor.min.css", StringComparison.Ordinal));
        Assert.Contains(links, l => l.Contains("blazor.web", StringComparison.Ordinal));
        foreach (var link in links.Concat(["charts.js", "charts/kit.js", "charts/load-day.js", "charts/daily-bars.js", "lib/echarts.esm.min.js", "frame.js"]))
        {
            using var answer = await http.GetAsync("/" + link.TrimStart('/'), Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_page_starts_in_the_browsers_language_and_in_the_chosen_one_afterwards()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        Assert.Contains("lang=\"ja\"", await http.GetStringAsync("/", Cancel), StringComparison.Ordinal);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9,ja;q=0.5");
        Assert.Contains("lang=\"en\"", await http.GetStringAsync("/", Cancel), StringComparison.Ordinal);

        using var chosen = await http.GetAsync("/language?to=ja&back=/s/demo/now%3Fwall%3D1", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("/s/demo/now?wall=1", chosen.Headers.Location!.ToString());
        Assert.Contains("lang=\"ja\"", await http.GetStringAsync("/", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task The_language_switch_leads_nowhere_else(string back)
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        using var answer = await http.GetAsync("/language?to=en&back=" + Uri.EscapeDataString(back), Cancel);

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_chosen_theme_is_in_the_page_before_anything_is_drawn_and_the_wall_is_dark()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        Assert.DoesNotContain("data-theme=", await http.GetStringAsync("/", Cancel), StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", await http.GetStringAsync("/s/demo/now?wall=1", Cancel), StringComparison.Ordinal);
        http.DefaultRequestHeaders.Add("Cookie", "theme=light");
        Assert.Contains("data-theme=\"light\"", await http.GetStringAsync("/s/demo/now?wall=1", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_its_reasons_and_fails_without_the_Ingestor()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await File.WriteAllTextAsync(_folder.File("demo.json"), """{ "site": "demo", "contract": { "contract_kw": -1 } }""", Cancel);
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        using var good = await http.GetAsync("/healthz", Cancel);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        var health = JsonDocument.Parse(await good.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal("degraded", health.GetProperty("status").GetString());
        Assert.Contains("contract.contract_kw", health.ToString(), StringComparison.Ordinal);

        ingestor.Failure = HttpStatusCode.Unauthorized;
        using var bad = await http.GetAsync("/healthz", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, bad.StatusCode);
        Assert.Contains("401", await bad.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_served()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = ClientOf(app);

        Assert.Contains("dotnet_", await http.GetStringAsync("/metrics", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_Dashboards_live_in_one_process()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var one = await StartAsync(ingestor.Url);
        await using var two = await StartAsync(ingestor.Url);
        using var http = ClientOf(two);

        Assert.NotEqual(one.Urls.Single(), two.Urls.Single());
        Assert.Contains("ok", await http.GetStringAsync("/healthz", Cancel), StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync(string ingestorUrl)
    {
        var app = DashboardSetup.Build(
        [
            "--urls", "http://127.0.0.1:0", $"--Dashboard:Ingestor:Url={ingestorUrl}", $"--Dashboard:Ingestor:Key={FakeIngestor.Key}",
            $"--Dashboard:SitesFolder={_folder.Path}", $"--Dashboard:Database={_folder.File("dashboard.db")}",
        ]);
        await app.StartAsync(Cancel);
        return app;
    }

    private static HttpClient ClientOf(WebApplication app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };

    [GeneratedRegex("""(?:href|src)="([^"#]+)""", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
