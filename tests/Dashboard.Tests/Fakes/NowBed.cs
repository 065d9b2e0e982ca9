using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Sites;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>The page's services over a served sample plant, with a clock in the test's hand.</summary>
public sealed class NowBed : IAsyncDisposable
{
    private readonly TempFolder _sites = new();
    private readonly HttpClient _http = new();

    private NowBed(FakeIngestor ingestor, FakeTimeProvider time)
    {
        Ingestor = ingestor;
        Time = time;
        _http.BaseAddress = new Uri(ingestor.Url);
        _http.DefaultRequestHeaders.Authorization = new("Token", FakeIngestor.Key);
        Client = new IngestorClient(_http);
        Options = Microsoft.Extensions.Options.Options.Create(new DashboardOptions
        {
            SitesFolder = _sites.Path,
            Ingestor = new IngestorOptions { Url = ingestor.Url, Key = FakeIngestor.Key },
        });
        Catalogue = new SiteCatalogue(Client, new SiteProfiles(Options), time);
        Live = new LiveSites(Client, time, NullLogger<LiveSites>.Instance);
        Feed = new NowFeed(Live, Catalogue, Client, new LedgerCache(Client, time), time, NullLogger<NowFeed>.Instance);
    }

    public FakeIngestor Ingestor { get; }

    public FakeTimeProvider Time { get; }

    public IngestorClient Client { get; }

    public IOptions<DashboardOptions> Options { get; }

    public SiteCatalogue Catalogue { get; }

    public LiveSites Live { get; }

    public NowFeed Feed { get; }

    public static async Task<NowBed> StartAsync(DateTimeOffset? at = null)
    {
        var time = new FakeTimeProvider(at ?? SampleNow.Moment);
        return new NowBed(await FakeIngestor.StartAsync(time), time);
    }

    public void Profile(string json) => File.WriteAllText(_sites.File(SamplePlant.Site + ".json"), json);

    public async ValueTask DisposeAsync()
    {
        Feed.Dispose();
        Live.Dispose();
        _http.Dispose();
        await Ingestor.DisposeAsync();
        _sites.Dispose();
    }
}
