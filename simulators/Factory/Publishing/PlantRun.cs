using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>
/// Publishes a plant: its past, or what passed since it was last run, and from now on live. Both at once, so that the first live value
/// does not wait for sixty days of history.
/// </summary>
/// <param name="plant">The plant.</param>
/// <param name="seed">Its seed.</param>
/// <param name="publisher">The connection to the broker.</param>
/// <param name="time">The clock.</param>
/// <param name="stateFile">Where it remembers how far it came; null when it need not.</param>
public sealed class PlantRun(Plant plant, int seed, WindowedPublisher publisher, TimeProvider time, string? stateFile)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseBesideLive = TimeSpan.FromSeconds(0.15);

    private static readonly TimeSpan LastDrain = TimeSpan.FromSeconds(2);

    // How often it is written down how far live has come; after a crash so much is sent again at most.
    private static readonly TimeSpan SavePeriod = TimeSpan.FromSeconds(60);

    private readonly SparkplugNode _edge = new();
    private readonly Lock _saving = new();
    private DateTimeOffset? _missingFrom;

    /// <summary>Time between two readings of the history; whole minutes of which a day has a whole number.</summary>
    public TimeSpan HistoryStep { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Publishes until the history is sent, and with <paramref name="live"/> until cancelled.</summary>
    /// <param name="history">Length of the history that a first run sends.</param>
    /// <param name="live">Go on live.</param>
    /// <param name="progress">Told the share of the history that is handed over, 0 to 1; 1 once all of it is acknowledged.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="FormatException">The state is that of another plant.</exception>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public async Task RunAsync(TimeSpan history, bool live, IProgress<double>? progress, CancellationToken cancel)
    {
        var now = WholeSecond();
        var from = StartOf(history, now);
        _missingFrom = from < now ? from : null;
        Save(now);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var meters = await Task.Run(() => new PlantMeters(plant, seed), cancel);
        await Task.Run(() => meters.MoveTo(from < now ? from : now), cancel);
        var sending = plant.Meters.Select((m, i) => new LiveMeter(
            m, i, DialectList.Make(new DialectContext(m, plant, _edge)), new Outbox(m, seed, TimeSpan.FromSeconds(m.EveryS)), publisher)).ToList();
        foreach (var meter in sending)
        {
            await meter.HelloAsync(now, cancel);
        }

        var past = meters.Copy();
        var running = new List<Task> { Task.Run(() => HistoryAsync(past, from, now, live ? PauseBesideLive : TimeSpan.Zero, progress, either.Token), either.Token) };
        if (live)
        {
            running.Add(LiveAsync(meters, sending, either.Token));
        }

        // When one of them fails the other has no reason to go on.
        await foreach (var ended in Task.WhenEach(running).WithCancellation(CancellationToken.None))
        {
            if (!ended.IsCompletedSuccessfully)
            {
                await either.CancelAsync();
            }
        }

        await Task.WhenAll(running);
    }

    private DateTimeOffset StartOf(TimeSpan history, DateTimeOffset now) =>
        PlantState.Read(stateFile, plant.Id, seed) is { } state ? state.MissingFrom ?? state.Until
        : now - history < plant.FirstDay ? plant.FirstDay
        : now - history;

    private async Task HistoryAsync(
        PlantMeters meters, DateTimeOffset from, DateTimeOffset to, TimeSpan pause, IProgress<double>? progress, CancellationToken cancel)
    {
        await new PlantHistory(plant, seed, publisher, _edge, HistoryStep).SendAsync(meters, from, to, pause, progress, cancel);
        await publisher.DrainAsync(cancel);
        _missingFrom = null;
        Save(WholeSecond());
        progress?.Report(1);
    }

    private async Task LiveAsync(PlantMeters meters, List<LiveMeter> sending, CancellationToken cancel)
    {
        var last = WholeSecond();
        using var timer = new PeriodicTimer(Second, time);
        try
        {
            await Task.Run(() => meters.MoveTo(last), cancel);
            while (await timer.WaitForNextTickAsync(cancel))
            {
                if (WholeSecond() is var now && now > last)
                {
                    last = now;
                    meters.MoveTo(now);
                    foreach (var meter in sending)
                    {
                        await meter.SendAsync(meters, now, cancel);
                    }

                    if (now.ToUnixTimeSeconds() % (long)SavePeriod.TotalSeconds == 0)
                    {
                        Save(now);
                    }
                }
            }
        }
        finally
        {
            await HandOverTheLastAsync(sending);
            Save(last);
        }
    }

    // What is under way when it is ended would otherwise be a gap after the restart.
    private async Task HandOverTheLastAsync(List<LiveMeter> sending)
    {
        using var limit = new CancellationTokenSource(LastDrain);
        try
        {
            foreach (var meter in sending)
            {
                await meter.FlushAsync(limit.Token);
            }

            await publisher.DrainAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The broker does not answer any more; the counts show what is missing.
        }
    }

    private DateTimeOffset WholeSecond() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    private void Save(DateTimeOffset until)
    {
        if (stateFile is not null)
        {
            lock (_saving)
            {
                new PlantState(plant.Id, seed, until, _missingFrom, plant.CountersSince).Write(stateFile);
            }
        }
    }
}
