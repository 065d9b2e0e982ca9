using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Simulators.Publishing;
using MQTTnet;

namespace Monitoring.EndToEnd.Tests.Metering;

/// <summary>An installation that knows plain numbers too, started at first use.</summary>
public sealed class MeteredPlant : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Mappings = new()
    {
        ["Gateway__Mappings__0__Topic"] = "plain/+/power", ["Gateway__Mappings__0__Meter"] = "{1}",
        ["Gateway__Mappings__0__Quantity"] = "active_power_w",
        ["Gateway__Mappings__1__Topic"] = "plain/+/energy", ["Gateway__Mappings__1__Meter"] = "{1}",
        ["Gateway__Mappings__1__Quantity"] = "energy_import_wh", ["Gateway__Mappings__1__Scale"] = "1000",
    };

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Plant? _plant;

    internal Plant Plant => _plant ?? throw new InvalidOperationException("The installation has not started.");

    public async Task StartAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            _plant ??= await Plant.StartAsync("sqlite", cancel, Mappings);
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<WindowedPublisher> ConnectAsync(CancellationToken cancel) => WindowedPublisher.ConnectAsync(
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Plant.Broker.Port).Build(), 100, TimeSpan.FromMinutes(1), cancel);

    public async ValueTask DisposeAsync()
    {
        if (_plant is not null)
        {
            await _plant.DisposeAsync();
        }

        _gate.Dispose();
    }
}
