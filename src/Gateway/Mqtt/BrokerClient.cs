using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Keeps a connection to the broker for as long as the gateway runs: a fresh one after every end, with back-off.</summary>
internal sealed class BrokerClient(
    MqttOptions options, GroupCommitter committer, GatewayCounters counters, HealthBoard health, TimeProvider time, ILogger<BrokerClient> logger)
    : BackgroundService
{
    private readonly Backoff _backoff = new();
    private readonly Backlog _backlog = new(time);
    private bool _wasConnected;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        health.Set(HealthPart.Broker, "not connected yet"); // before anyone can ask
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        GiveTheReaderAThread();
        while (!stoppingToken.IsCancellationRequested)
        {
            var problem = await ConnectOnceAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            var wait = _backoff.Next();
            health.Set(HealthPart.Broker, problem);
            logger.BrokerAway(options.Host, options.EffectivePort, problem, wait.TotalSeconds);
            try
            {
                await Task.Delay(wait, time, stoppingToken);
                while (committer.IsFull)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> ConnectOnceAsync(CancellationToken stop)
    {
        try
        {
            using var connection = new BrokerConnection(options, committer, _backlog, counters);

            // The blocking reads keep a thread; it must not be the host's start-up thread.
            return await Task.Run(() => connection.RunAsync(options, Subscribed, stop), stop);
        }
        catch (Exception e)
        {
            return (e.InnerException ?? e).Message;
        }
    }

    // The blocking reads occupy a thread of the pool for good. On a machine with two cores that is half of what the pool starts with.
    private static void GiveTheReaderAThread()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(workers + 1, ports);
    }

    private void Subscribed(bool sessionPresent)
    {
        _backoff.Reset();
        health.Set(HealthPart.Broker, null);
        logger.Subscribed(options.Host, options.EffectivePort, string.Join(", ", options.Filters), options.ClientId, sessionPresent);
        if (_wasConnected && !sessionPresent)
        {
            logger.SessionLost(options.ClientId);
        }

        _wasConnected = true;
    }
}
