using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Support;
using Site = Monitoring.EndToEnd.Tests.Running.Plant;

namespace Monitoring.EndToEnd.Tests.Metering;

/// <summary>The dialects that the gateway knows, live through a real broker: what is stored is what the meters showed.</summary>
public sealed class LiveDialectTests : IClassFixture<MeteredPlant>
{
    private const int Seed = 1;
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(30);

    private readonly MeteredPlant _installation;

    public LiveDialectTests(MeteredPlant installation)
    {
        Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);
        _installation = installation;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_meter_shows_is_stored_in_every_dialect_that_is_known()
    {
        await _installation.StartAsync(Cancel);
        var plant = Sockets(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(-1));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var publisher = await _installation.ConnectAsync(Cancel);
        var run = new PlantRun(plant, Seed, publisher, TimeProvider.System, stateFile: null).RunAsync(TimeSpan.Zero, live: true, progress: null, ending.Token);
        (string Meter, string Quantity)[] expected =
        [
            .. from meter in plant.Meters from quantity in (string[])["active_power_w", "energy_import_wh"] select (meter.Id, quantity),
            ("em", "current_l1_a"), ("em", "voltage_l3_v"), ("em", "energy_import_l2_wh"), ("em", "frequency_hz"), ("telemetry", "power_factor"),
        ];
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var (meter, quantity) in expected)
                {
                    if ((await ReadingsAsync(meter, quantity)).Value.Count < 2)
                    {
                        return false;
                    }
                }

                return true;
            },
            "every quantity has arrived twice",
            cancel: Cancel);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        for (var i = 0; i < plant.Meters.Count; i++)
        {
            await CounterIsRightAsync(plant, i);
        }
    }

    private async Task CounterIsRightAsync(Plant plant, int meter)
    {
        var readings = await ReadingsAsync(plant.Meters[meter].Id, "energy_import_wh");
        Assert.Equal(readings.Value.Order(), readings.Value);
        var meters = new PlantMeters(plant, Seed);
        foreach (var (time, wh) in readings.Time.Zip(readings.Value))
        {
            meters.MoveTo(time);
            var now = 1000 * meters.RightImportKwh(meter, time.Second + 1);
            Assert.InRange(wh, now - (plant.Machines.OfType<SteadyLoad>().Sum(m => m.OnKw) * 1000 * Lateness.TotalHours) - 1, now + 1);
        }
    }

    private Task<ReadingSeries> ReadingsAsync(string meter, string quantity)
    {
        var now = TimeProvider.System.GetUtcNow();
        return _installation.Plant.Api.ReadingsAsync(Site.Site, meter, quantity, Text(now.AddHours(-1)), Text(now.AddMinutes(5)), Cancel);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Plant Sockets(DateOnly since) => new()
    {
        Id = "sockets",
        CountersSince = since,
        Transformer = new Transformer { Kva = 100, NoLoadKw = 0.3, LoadLossKw = 1, NoLoadKvar = 0.3 },
        Machines = [new SteadyLoad { Id = "sockets", Model = "steady-load", OnKw = 60, OffKw = 40, NoiseShare = 0 }],
        Meters =
        [
            new() { Id = "em", Measures = Plant.MainCircuit, Dialect = "shelly-em", EveryS = 1 },
            new() { Id = "number", Measures = "sockets", Dialect = "plain-number", EveryS = 2 },
            new() { Id = "telemetry", Measures = "sockets", EveryS = 2 },
        ],
    };
}
