using System.Net;
using Microsoft.AspNetCore.Builder;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Data;

public sealed class ExportEndpointTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_download_passes_through_with_its_name_and_type_and_without_a_key_of_the_browser()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await http.GetAsync(new Uri("/export/demo?what=intervals&meter=main&from=2026-11-01&to=2026-11-02&format=csv&other=1", UriKind.Relative), Cancel);
        Assert.Equal(("text/csv; charset=utf-8", "works.csv"), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("asked,?what=intervals&meter=main&from=2026-11-01&to=2026-11-02&format=csv", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task What_cannot_be_exported_is_answered_with_the_reason_and_never_as_a_file()
    {
        var ingestor = await FakeIngestor.StartAsync();
        await using var app = await StartAsync(ingestor.Url);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var refused = await http.GetAsync(new Uri("/export/demo?meter=nobody", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains("has no meter 'nobody'", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        await ingestor.DisposeAsync();
        using var away = await http.GetAsync(new Uri("/export/demo?meter=main", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Contains("Ingestor", await away.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync(string ingestor)
    {
        var app = DashboardSetup.Build([
            "--urls", "http://127.0.0.1:0", $"--Dashboard:Ingestor:Url={ingestor}", $"--Dashboard:Ingestor:Key={FakeIngestor.Key}",
            $"--Dashboard:Database={_folder.File("dashboard.db")}", $"--Dashboard:SitesFolder={_folder.File("sites")}"]);
        await app.StartAsync(Cancel);
        return app;
    }
}
