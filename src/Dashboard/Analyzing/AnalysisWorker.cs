using Microsoft.Extensions.Options;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>
/// Looks at every site's data and runs the detectors over them: soon after start, when a history has arrived or grown, and every
/// <c>Dashboard:AnalysisInterval</c>. A site that fails does not hold up the others.
/// </summary>
public sealed partial class AnalysisWorker(
    IngestorClient ingestor, SiteCatalogue sites, FindingStore store, AnalysisFaults faults, IReadOnlyList<IDetector> detectors,
    IOptions<DashboardOptions> options, TimeProvider time, ILogger<AnalysisWorker> logger) : BackgroundService
{
    private readonly Dictionary<string, Progress> _progress = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AnalysisSchedule.FastPace, time);
        try
        {
            do
            {
                await LookAtAllAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAtAllAsync(CancellationToken cancel)
    {
        try
        {
            var all = await sites.ListAsync(cancel);
            faults.Set(string.Empty, null);
            foreach (var site in all)
            {
                await LookAtAsync(site, cancel);
            }
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is not OutOfMemoryException)
        {
            Report(string.Empty, e);
        }
    }

    private async Task LookAtAsync(SiteEntry site, CancellationToken cancel)
    {
        if (!_progress.TryGetValue(site.Id, out var progress))
        {
            _progress[site.Id] = progress = new Progress(new SiteHistory(ingestor, site.Id), time.GetUtcNow());
        }

        if (time.GetUtcNow() < progress.NextLook)
        {
            return;
        }

        var interval = options.Value.AnalysisInterval;
        try
        {
            var look = await LookAsync(site, progress.History, cancel);
            var settled = progress.Look is { } before && look.IsSettledSince(before);
            progress.Look = look;
            if (AnalysisSchedule.IsDue(look, settled, progress.Analysed, progress.WaitsSince, interval))
            {
                await AnalyseAsync(site, progress, look, cancel);
            }
            else if (progress.Analysed is null)
            {
                faults.Set(site.Id, null);
            }

            progress.NextLook = time.GetUtcNow() + AnalysisSchedule.Pace(settled, progress.Analysed, interval);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is not OutOfMemoryException)
        {
            Report(site.Id, e);
            progress.NextLook = time.GetUtcNow() + AnalysisSchedule.FastPace;
        }
    }

    private async Task<SiteLook> LookAsync(SiteEntry site, SiteHistory history, CancellationToken cancel)
    {
        var meters = (await ingestor.MetersAsync(site.Id, cancel)).Where(m => m.CountsFor is null).ToList();
        var now = time.GetUtcNow();
        var main = MainOf(site, meters.Select(m => m.Meter)) is { } named ? meters.FirstOrDefault(m => m.Meter == named) : null;
        main ??= meters.Count > 0 ? meters[0] : null;
        if ((main?.KnownUntil ?? main?.LastReading) is not { } last || main is null)
        {
            return new SiteLook(now, meters, null);
        }

        await history.RefreshAsync(main.Meter, main.FirstReading, last, now, cancel);
        return new SiteLook(now, meters, history.Of(main.Meter) is [.., var newest] ? newest.End : null);
    }

    private async Task AnalyseAsync(SiteEntry site, Progress progress, SiteLook look, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var now = time.GetUtcNow();

        // Where nothing is received any more the past ends with the data, so that silence does not look like savings.
        var until = look.NewestReading < now ? look.NewestReading.Value : now;
        var data = new Dictionary<string, IReadOnlyList<LedgerInterval>>(StringComparer.Ordinal);
        foreach (var meter in look.Meters)
        {
            await progress.History.RefreshAsync(meter.Meter, meter.FirstReading, until, now, cancel);
            data[meter.Meter] = progress.History.Of(meter.Meter);
        }

        var profile = (site.Profile ?? new SiteProfile { Site = site.Id }) with { MainMeter = MainOf(site, data.Keys) };
        var outcome = SiteAnalysis.Run(new SiteData(profile, site.Clock, site.Calendar, until, data), detectors, now);
        await store.RecordAsync(outcome, cancel);
        progress.Analysed = look;
        progress.WaitsSince = now;
        Analysed(site.Id, outcome.Run.Days, outcome.Run.Meters, outcome.Findings.Count, outcome.Run.NotConcluded.Count, time.GetElapsedTime(began).TotalMilliseconds);
        var failures = outcome.Run.Failed.Select(f => $"detector {f.Code} failed: {f.Reason.In("en")}").ToList();
        if (faults.Set(site.Id, failures.Count == 0 ? null : string.Join(" ", failures)) && failures.Count > 0)
        {
            DetectorsFailed(site.Id, string.Join(" ", failures));
        }
    }

    private static string? MainOf(SiteEntry site, IEnumerable<string> meters) => site.MainMeterOf([.. meters]);

    private void Report(string site, Exception e)
    {
        if (faults.Set(site, $"the analysis failed: {e.Message}"))
        {
            AnalysisFailed(site.Length == 0 ? "(all)" : site, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Site {Site} analysed: {Days} days of {Meters} meters, {Findings} findings, {NotConcluded} detectors without a conclusion, {Elapsed:0} ms.")]
    private partial void Analysed(string site, int days, int meters, int findings, int notConcluded, double elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Detectors failed at site {Site}: {Reasons} The others ran.")]
    private partial void DetectorsFailed(string site, string reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Site {Site} cannot be analysed; trying again.")]
    private partial void AnalysisFailed(string site, Exception e);

    private sealed class Progress(SiteHistory history, DateTimeOffset began)
    {
        public SiteHistory History => history;

        public SiteLook? Look { get; set; }

        public SiteLook? Analysed { get; set; }

        public DateTimeOffset WaitsSince { get; set; } = began;

        public DateTimeOffset NextLook { get; set; } = began;
    }
}
