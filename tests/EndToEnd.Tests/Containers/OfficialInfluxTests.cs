using DotNet.Testcontainers.Containers;
using Monitoring.Ingestor;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Influx;
using Monitoring.Ingestor.Tests.Stores;

namespace Monitoring.EndToEnd.Tests.Containers;

/// <summary>The stores' contract on the official image of InfluxDB 2, where one is named.</summary>
public sealed class OfficialInflux2Tests() : OfficialInfluxTests(2, "influxdb:2.7")
{
    private const string Token = "a-token-for-tests";

    protected override IContainer Container(string image) => TestImages.InfluxDb2(image, "works", Token);

    protected override Uri UrlOf(IContainer container) => TestImages.UrlOf(container);

    protected override IngestorOptions Options() => new() { StoreToken = Token, StoreOrg = "works", RawRetentionDays = 0 };
}

/// <summary>The stores' contract on the official image of InfluxDB 3 Core, where one is named.</summary>
public sealed class OfficialInflux3Tests() : OfficialInfluxTests(3, "influxdb:3-core")
{
    // Two values of one point: InfluxDB 3 does not say which of them counts, and nothing here relies on one.
    protected override bool LaterOfTwoCounts => false;

    protected override IContainer Container(string image) => TestImages.InfluxDb3(image);

    protected override Uri UrlOf(IContainer container) => TestImages.UrlOf3(container);

    protected override IngestorOptions Options() => new() { RawRetentionDays = 0 };
}

/// <summary>Starts the image that <c>MONITORING_TEST_INFLUXDBn_IMAGE</c> names.</summary>
public abstract class OfficialInfluxTests : ReadingStoreContract
{
    private readonly HttpClient _http = new();
    private readonly string? _image;
    private IContainer? _container;

    protected OfficialInfluxTests(int version, string example)
    {
        var variable = $"MONITORING_TEST_INFLUXDB{version}_IMAGE";
        _image = Environment.GetEnvironmentVariable(variable);

        // tests/run knows these words: nothing that a script could bring here is missing.
        Assert.SkipUnless(_image is { Length: > 0 }, $"No image of InfluxDB {version} is named: set {variable}, e.g. to {example}.");
    }

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }

    protected abstract IContainer Container(string image);

    protected abstract Uri UrlOf(IContainer container);

    protected abstract IngestorOptions Options();

    protected override async Task<IReadingStore> OpenAsync()
    {
        _container = Container(_image!);
        await _container.StartAsync(TestContext.Current.CancellationToken);
        _http.BaseAddress = UrlOf(_container);
        return new InfluxReadingStore(_http, Options(), TimeProvider.System);
    }
}
