using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Influx;
using Monitoring.Ingestor.Tests.Stores.Standins;

namespace Monitoring.Ingestor.Tests.Stores;

/// <summary>InfluxDB 2.x, as its documents and source say that it answers.</summary>
public sealed class Influx2StandinTests() : StandinStoreTests(new Influx2Standin());

/// <summary>InfluxDB 2.0, which wants a mapping before it answers InfluxQL.</summary>
public sealed class Influx20StandinTests() : StandinStoreTests(new Influx2Standin("2.0.9"));

/// <summary>InfluxDB 3 Core, as its documents and source say that it answers.</summary>
public sealed class Influx3StandinTests() : StandinStoreTests(new Influx3Standin());

/// <summary>The contract on a stand-in that notes every request its version would not take.</summary>
public abstract class StandinStoreTests : ReadingStoreContract
{
    private readonly HttpClient _http = new();
    private readonly InfluxStandin _server;

    private protected StandinStoreTests(InfluxStandin server) => _server = server;

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        Assert.Empty(_server.Violations);
    }

    protected override async Task<IReadingStore> OpenAsync()
    {
        await _server.StartAsync();
        _http.BaseAddress = _server.Url;
        return new InfluxReadingStore(_http, StandinOptions.Forever(), TimeProvider.System);
    }
}
