using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Corrections;

/// <summary>A running Ingestor and a key that may correct one site.</summary>
internal sealed class CorrectedSite : IAsyncDisposable
{
    internal const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Minute = 60_000;

    private readonly string _key;

    private CorrectedSite(IngestorHost host, string site, string key) => (Host, Site, _key) = (host, site, key);

    internal IngestorHost Host { get; }

    internal string Site { get; }

    /// <param name="site">Site id.</param>
    /// <param name="zone">Its time zone; the usual one unless given.</param>
    /// <param name="folder">Where files are; one of its own unless given.</param>
    /// <param name="database">Kind of a database of its own, or the setting of one that is there.</param>
    /// <param name="settings">More settings.</param>
    internal static async Task<CorrectedSite> StartAsync(
        string site = "works", string? zone = null, TempFolder? folder = null, string database = TestDatabases.Sqlite, params string[] settings)
    {
        using var unused = new TempFolder();
        string[] more = database == TestDatabases.Sqlite
            ? []
            : [$"--Ingestor:Database={(database == TestDatabases.Postgres ? await TestDatabases.NewAsync(database, unused) : database)}"];
        var host = await IngestorHost.StartAsync(folder: folder, more: [.. more, .. settings]);
        return new CorrectedSite(host, site, await host.Keys.AddAsync(site, "corrector", KeyScope.Correct, timeZone: zone));
    }

    /// <summary>Writes an import counter every five minutes, from and to in minutes since the start.</summary>
    internal async Task CountAsync(string meter, int fromMinute, int toMinute, double fromWh, double whPerMinute)
    {
        var lines = string.Join('\n', Enumerable.Range(0, ((toMinute - fromMinute) / 5) + 1).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"readings,meter={meter} energy_import_wh={fromWh + (i * 5 * whPerMinute)} {Start + ((fromMinute + (i * 5)) * Minute)}")));
        using var answer = await Host.WriteAsync(lines);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    internal async Task<HttpResponseMessage> PostAsync(string path, HttpContent body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/sites/{Site}/{path}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key ?? _key);
        return await Host.Http.SendAsync(request);
    }

    internal async Task<CorrectionInfo> MakeAsync(object correction)
    {
        using var answer = await PostAsync("corrections", JsonContent.Create(correction));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CorrectionInfo>())!;
    }

    internal async Task<CorrectionInfo> UndoAsync(long id)
    {
        using var answer = await PostAsync(FormattableString.Invariant($"corrections/{id}/undo"), JsonContent.Create(new { by = "Sato", why = "it was a mistake" }));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CorrectionInfo>())!;
    }

    internal async Task<ImportReport> ImportAsync(byte[] file, string query)
    {
        using var answer = await PostAsync("imports?by=Sato&why=history&" + query, new ByteArrayContent(file));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var report = (await answer.Content.ReadFromJsonAsync<ImportReport>())!;
        await Eventually.TrueAsync(
            async () => (await GetAsync<ImportReport>(FormattableString.Invariant($"imports/{report.Id}"))).State == "done", "the ledger has the import");
        return report;
    }

    /// <summary>What the key that corrects may look at.</summary>
    internal Task<T> GetAsync<T>(string path) => GetAsync<T>(path, _key);

    /// <summary>What the read API answers.</summary>
    internal Task<T> ReadAsync<T>(string path) => GetAsync<T>(path, Host.ReadKey);

    /// <summary>The ledger of a meter from 2010 to 2030, as the read API answers it.</summary>
    internal async Task<string> LedgerTextAsync(string meter)
    {
        using var answer = await Host.GetAsync($"/api/sites/{Site}/meters/{meter}/intervals?from=2010-01-01T00:00:00Z&to=2030-01-01T00:00:00Z");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadAsStringAsync();
    }

    internal async Task<IReadOnlyList<LedgerInterval>> LedgerAsync(string meter) =>
        System.Text.Json.JsonSerializer.Deserialize<IntervalSeries>(await LedgerTextAsync(meter))!.ToIntervals();

    internal Task LedgerHasAsync(string meter, Func<IReadOnlyList<LedgerInterval>, bool> expected) =>
        Eventually.TrueAsync(async () => expected(await LedgerAsync(meter)), $"the ledger of {meter} is as expected");

    internal static double Wh(IEnumerable<LedgerInterval> ledger) => ledger.Sum(i => i.EnergyImportWh ?? 0);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task<T> GetAsync<T>(string path, string key)
    {
        using var answer = await Host.GetAsync($"/api/sites/{Site}/{path}", key);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }
}
