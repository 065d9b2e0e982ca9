using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Quality;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Meters;

/// <summary>
/// Restores the meters at the start, from the database and their newest values from the store, and saves them, and the use of
/// keys, every few seconds.
/// </summary>
public sealed partial class MeterKeeper(
    MeterDirectory meters, IReadingStore store, KeyService keys, GatewayWatch gateways, TimeProvider time, ILogger<MeterKeeper> log) : BackgroundService
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(5);

    private bool _valuesRestored;
    private bool _storeIsAway;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first write: what is saved of a meter must not be overwritten by the little that a first write shows.
        await meters.RestoreAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            do
            {
                await TryAsync(RestoreValuesAsync, stoppingToken);
                await TryAsync(SaveAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TryAsync(SaveAsync, CancellationToken.None);
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        try
        {
            await work(cancel);
        }
        catch (StoreUnavailableException e)
        {
            // Said once and without a trace, which would show nothing of ours; /healthz goes on saying it.
            if (!_storeIsAway)
            {
                StoreIsAway(log, e.Message);
                _storeIsAway = true;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
        }
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        await meters.SaveAsync(cancel);
        await meters.LearnFromOthersAsync(cancel);
        await keys.SaveUseAsync(cancel);
        await gateways.SaveAsync(cancel);
    }

    private async Task RestoreValuesAsync(CancellationToken cancel)
    {
        if (_valuesRestored)
        {
            return;
        }

        await store.PrepareAsync(cancel);
        var end = time.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds();
        foreach (var meter in meters.All())
        {
            foreach (var quantity in meter.Quantities())
            {
                if (await store.ReadBeforeAsync(new SeriesKey(meter.Site, meter.Meter, quantity), end, 1, cancel) is [var newest])
                {
                    meter.Restore(quantity, newest);
                }
            }
        }

        _valuesRestored = true;
    }

    [LoggerMessage(LogLevel.Warning, "The newest values are not restored yet and are tried again: {Problem}")]
    private static partial void StoreIsAway(ILogger log, string problem);

    [LoggerMessage(LogLevel.Warning, "The meters could not be restored or saved; it is tried again")]
    private static partial void Failed(ILogger log, Exception exception);
}
