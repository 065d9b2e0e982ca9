using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Analysis.Detectors;
using Monitoring.Dashboard.Analyzing;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Sites;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Contracts;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Analyzing;

public sealed class AnalysisWorkerTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 0, 2, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);
    private readonly FindingStoreFile _file = new();
    private readonly AnalysisFaults _faults = new();
    private readonly RecordingHandler _requests = new();
    private FakeIngestor _ingestor = default!;
    private FindingStore _store = default!;
    private AnalysisWorker _worker = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _file.MigrateAsync();
        _store = _file.Open(_time);
        _ingestor = await FakeIngestor.StartAsync(_time);
        _ingestor.Plant.Begin = Start.AddDays(-20);
        _ingestor.Meters = ["main", "compressor-2"];
        var options = Options.Create(new DashboardOptions { SitesFolder = "no-such-folder" });
        var client = _ingestor.Client(_requests);
        _worker = new AnalysisWorker(
            client, new SiteCatalogue(client, new SiteProfiles(options), _time), _store, _faults, DetectorCatalogue.All, options, _time,
            NullLogger<AnalysisWorker>.Instance);
        await _worker.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        await _ingestor.DisposeAsync();
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Findings_appear_by_themselves_after_a_complete_history()
    {
        await Eventually.TrueAsync(() => TickAsync(async () => (await _store.ListAsync("demo", Cancel)).Count > 0), "a finding", cancel: Cancel);

        var finding = Assert.Single(await _store.ListAsync("demo", Cancel));
        Assert.Equal("off-hours-load/compressor-2", finding.Finding.Key);
        var run = await _store.RunAsync("demo", Cancel);
        Assert.Equal((21, 2, 3), (run!.Days, run.Meters, run.Detectors));
        Assert.Contains(run.NotConcluded, n => n.Code == "demand-peak");
    }

    [Fact]
    public async Task A_site_that_cannot_be_read_is_named_and_does_not_hold_up_the_others()
    {
        _ingestor.BrokenSite = "broken";
        _ingestor.Sites = [new SiteInfo("broken", "broken", "Asia/Tokyo"), new SiteInfo(SamplePlant.Site, "見本製作所", "Asia/Tokyo")];
        await Eventually.TrueAsync(() => TickAsync(async () => (await _store.ListAsync("demo", Cancel)).Count > 0), "a finding", cancel: Cancel);

        Assert.StartsWith("broken: the analysis failed", Assert.Single(_faults.All), StringComparison.Ordinal);
        _ingestor.BrokenSite = null;
        await Eventually.TrueAsync(() => TickAsync(() => Task.FromResult(_faults.All.Count == 0)), "the fault to be cleared", cancel: Cancel);
    }

    [Fact]
    public async Task A_later_run_reads_only_what_is_new_and_what_late_readings_may_have_repaired()
    {
        await Eventually.TrueAsync(() => TickAsync(async () => await _store.RunAsync("demo", Cancel) is not null), "a run", cancel: Cancel);
        var first = (await _store.RunAsync("demo", Cancel))!.At;
        _requests.Paths.Clear();

        await Eventually.TrueAsync(() => TickAsync(async () => (await _store.RunAsync("demo", Cancel))!.At > first, 30), "a second run", cancel: Cancel);
        var second = (await _store.RunAsync("demo", Cancel))!.At;
        Assert.InRange(second - first, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(12));
        var reads = _requests.Paths.Where(p => p.Contains("compressor-2/intervals", StringComparison.Ordinal)).ToList();
        var from = DateTimeOffset.Parse(Uri.UnescapeDataString(Assert.Single(reads).Split("from=")[1].Split('&')[0]), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(first - from, TimeSpan.FromDays(3), TimeSpan.FromDays(3.1));
    }

    private async Task<bool> TickAsync(Func<Task<bool>> reached, int seconds = 5)
    {
        if (await reached())
        {
            return true;
        }

        // Time stands still while the worker is reading, so a slow test machine does not look like a slow worker.
        await _requests.QuietAsync(Cancel);
        if (await reached())
        {
            return true;
        }

        _time.Advance(TimeSpan.FromSeconds(seconds));
        return false;
    }
}
