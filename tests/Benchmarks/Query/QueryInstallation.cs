using System.Net.Http.Headers;
using System.Text.Json;
using Monitoring.Support;

namespace Monitoring.Benchmarks.Query;

/// <summary>An Ingestor as a process of its own over seeded databases.</summary>
internal sealed class QueryInstallation : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private InfluxServer? _influx;
    private ServiceProcess? _ingestor;

    /// <summary>The Ingestor's relational database.</summary>
    public RelationalDatabase Database { get; private set; } = null!;

    /// <summary>SQLite file of the readings, where they are in SQLite.</summary>
    public string Readings => _folder.File("readings.db");

    public Uri? Influx => _influx?.Url;

    /// <summary>A client with a read key.</summary>
    public HttpClient Http { get; private set; } = null!;

    public static async Task<QueryInstallation> StartAsync(string @case, CancellationToken cancel)
    {
        var installation = new QueryInstallation();
        try
        {
            await installation.StartPartsAsync(@case, cancel);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_ingestor is not null)
        {
            await _ingestor.DisposeAsync();
        }

        if (_influx is not null)
        {
            await _influx.DisposeAsync();
        }

        if (Database is not null)
        {
            await Database.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartPartsAsync(string @case, CancellationToken cancel)
    {
        _influx = @case == "influx" ? await InfluxServer.StartAsync(cancel) : null;
        Database = await RelationalDatabase.StartAsync(@case, _folder, cancel);
        var settings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = Database.Setting,
            ["Ingestor__StoreFile"] = Readings,
            ["Ingestor__RawRetentionDays"] = "0", // the readings are of one certain day
            ["Ingestor__Store"] = _influx?.Url.GetLeftPart(UriPartial.Authority) ?? "sqlite",
        };
        var write = await IngestorKeys.AddAsync(QuerySeed.Site, "write", settings, cancel);
        var read = await IngestorKeys.AddAsync(QuerySeed.Site, "read", settings, cancel);
        Say($"{@case}: a year of {QuerySeed.Meters} meters");
        await using (var connection = await Database.OpenAsync(cancel))
        {
            await QuerySeed.LedgerAsync(connection, cancel);
        }

        _ingestor = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", settings);
        await _ingestor.StartAsync(cancel);
        Http = new HttpClient { BaseAddress = _ingestor.Url };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", read);
        Say($"{@case}: a day of seconds of {QuerySeed.MetersWithSeconds} meters");
        await QuerySeed.ReadingsAsync(_ingestor.Url, write, cancel);
        Say($"{@case}: waiting until the ledger rests");
        await Eventually.TrueAsync(() => RestsAsync(cancel), "the ledger rests", TimeSpan.FromMinutes(5), cancel);
    }

    // Nothing waits, and the totals know the last day of the year and the day of the readings.
    private async Task<bool> RestsAsync(CancellationToken cancel)
    {
        using var health = JsonDocument.Parse(await Http.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancel));
        using var totals = JsonDocument.Parse(await Http.GetStringAsync(
            new Uri($"/api/sites/{QuerySeed.Site}/totals?from=2025-12-31&to=2026-01-06&by=day&meter={QuerySeed.MeterOf(0)}&meter={QuerySeed.MeterOf(QuerySeed.Meters - 1)}", UriKind.Relative), cancel));
        var days = totals.RootElement.GetProperty("meters").EnumerateArray().Select(m => m.GetProperty("start").GetArrayLength()).ToList();
        return health.RootElement.GetProperty("ledger_waiting").GetInt32() == 0 && days is [>= 3, >= 1];
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
