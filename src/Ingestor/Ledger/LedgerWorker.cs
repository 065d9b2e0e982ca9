using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Recomputes what was marked: a span is widened to the counter readings around it, so that energy is right at its edges and across gaps.
/// Idempotent; a meter that fails does not hold up the others and is tried again.
/// </summary>
public sealed partial class LedgerWorker(
    DirtySpans dirty, LedgerTable ledger, IReadingStore store, TimeProvider time, ILogger<LedgerWorker> log) : BackgroundService
{
    private const long QuarterMs = 15 * 60 * 1000;

    // A power reading may hold for as long as this after its stamp.
    private const long PowerReachMs = QuarterMs;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private static readonly Quantity[] Counters =
        [QuantityCatalogue.EnergyImport, QuantityCatalogue.EnergyExport, QuantityCatalogue.ReactiveEnergyLag, QuantityCatalogue.ReactiveEnergyLead];

    /// <summary>What the last round could not recompute and why; null when all went well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Spans that waited at the start of the last round.</summary>
    public int Waiting { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dirty.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
                await RoundAsync(stoppingToken);

                // Live readings come every second; marks gather meanwhile and are worked off together.
                await Task.Delay(Pace, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        string? problem = null;
        try
        {
            var rows = await dirty.ListAsync(cancel);
            Waiting = rows.Count;
            foreach (var row in rows)
            {
                try
                {
                    await RecomputeAsync(row, cancel);
                }
                catch (Exception e) when (e is StoreUnavailableException or DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
                {
                    problem = $"{row.Site}/{row.Meter}: {e.Message}";
                }
            }
        }
        catch (Exception e) when (e is DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
        {
            problem = e.Message;
        }

        if (problem is not null && Problem is null)
        {
            Failed(log, problem);
        }

        Problem = problem;
    }

    private async Task RecomputeAsync(DirtyRow row, CancellationToken cancel)
    {
        var (from, to) = (row.FromMs - PowerReachMs, row.ToMs + 1);
        foreach (var counter in Counters)
        {
            var series = new SeriesKey(row.Site, row.Meter, counter);
            from = Math.Min(from, (await store.LastBeforeAsync(series, row.FromMs, cancel))?.TimeMs ?? from);
            to = Math.Max(to, ((await store.FirstFromAsync(series, row.ToMs + 1, cancel))?.TimeMs ?? to) + 1);
        }

        // Whole quarters; the readings just outside give the energy at their edges.
        from = Floor(from);
        to = Floor(to + QuarterMs - 1);
        var samples = await ReadAsync(row, from, to, cancel);
        await ledger.ReplaceAsync(row, from, to, IntervalBuilder.Build(samples, from, to), cancel);
    }

    private async Task<MeterSamples> ReadAsync(DirtyRow row, long from, long to, CancellationToken cancel) => new()
    {
        EnergyImport = await ReadAsync(row, QuantityCatalogue.EnergyImport, from, to, cancel),
        EnergyExport = await ReadAsync(row, QuantityCatalogue.EnergyExport, from, to, cancel),
        ReactiveLag = await ReadAsync(row, QuantityCatalogue.ReactiveEnergyLag, from, to, cancel),
        ReactiveLead = await ReadAsync(row, QuantityCatalogue.ReactiveEnergyLead, from, to, cancel),
        ActivePower = await ReadAsync(row, QuantityCatalogue.ActivePower, from, to, cancel),
        ReactivePower = await ReadAsync(row, QuantityCatalogue.ReactivePower, from, to, cancel),
    };

    private Task<IReadOnlyList<Sample>> ReadAsync(DirtyRow row, Quantity quantity, long from, long to, CancellationToken cancel) =>
        SeriesReader.WithNeighboursAsync(store, new SeriesKey(row.Site, row.Meter, quantity), from, to, cancel);

    private static long Floor(long ms) => ms - (((ms % QuarterMs) + QuarterMs) % QuarterMs);

    [LoggerMessage(LogLevel.Warning, "The ledger waits and is tried again: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
