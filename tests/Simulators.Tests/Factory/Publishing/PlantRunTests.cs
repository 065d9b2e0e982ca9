using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;
using Monitoring.Simulators.Tests.Mqtt;
using Monitoring.Support;
using MQTTnet;

namespace Monitoring.Simulators.Tests.Factory.Publishing;

public sealed class PlantRunTests : IDisposable
{
    private static readonly DateTimeOffset Now = At(2026, 11, 5, 10, 2);
    private static readonly Plant Small = SmallPlant.Of() with
    {
        CountersSince = new DateOnly(2026, 10, 1),
        Meters =
        [
            new() { Id = "main", Measures = Plant.MainCircuit, Dialect = "shelly-em", EveryS = 1, UtilityPulses = true },
            new() { Id = "fans", Measures = "fans", EveryS = 5 },
            new() { Id = "lights", Measures = "lights", EveryS = 5 },
        ],
    };

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Now);

    public PlantRunTests() => Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string StateFile => _folder.File("plant.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task History_is_every_meter_every_five_minutes_from_then_to_now_and_each_point_once()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await using var publisher = await ConnectAsync(broker.Port);
        await new PlantRun(Small, 1, publisher, _time, stateFile: null).RunAsync(TimeSpan.FromDays(3), live: false, progress: null, Cancel);

        Assert.Equal(publisher.Sent, publisher.Acknowledged);
        await Eventually.TrueAsync(() => listener.Messages.Count == publisher.Sent, "everything has arrived", cancel: Cancel);
        var points = Points(listener).ToList();
        Assert.Equal(3, points.Select(p => p.Meter).Distinct().Count());
        foreach (var meter in points.GroupBy(p => p.Meter))
        {
            // The last one only closes the counters.
            var times = meter.Select(p => p.Time).Order().ToList();
            Assert.Equal(3 * 288, times.Count);
            Assert.Equal(Enumerable.Range(0, times.Count).Select(i => At(2026, 11, 2, 10, 5).AddMinutes(5 * i)), times);
            Assert.Equal((3 * 288) - 1, meter.Count(p => p.Watts is not null));
        }
    }

    [Fact]
    public async Task Live_goes_on_where_the_history_ends_and_a_restart_fills_the_time_between()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await RunLiveAsync(broker.Port, listener, TimeSpan.FromHours(6));
        _time.Advance(TimeSpan.FromHours(2));
        var messages = listener.Messages.Count;
        await RunLiveAsync(broker.Port, listener, TimeSpan.FromHours(6));

        // Only the time between is sent: 2 h of 3 meters in one message each and its closing counters, not 6 h again.
        var again = listener.Messages.Skip(messages).Where(m => m.Text.StartsWith('[')).SelectMany(PointsOf).ToList();
        Assert.True(again.Min(p => p.Time) >= Now && again.Max(p => p.Time) <= Now.AddHours(2.1));
        foreach (var meter in Points(listener).GroupBy(p => p.Meter).Where(g => g.Key != "main"))
        {
            var counters = meter.OrderBy(p => p.Time).Select(p => (p.Time, p.Wh!.Value)).ToList();
            foreach (var (earlier, later) in counters.Zip(counters.Skip(1)))
            {
                var gap = later.Time - earlier.Time;
                Assert.InRange(later.Value - earlier.Value, 0, (100_000 * gap.TotalHours) + 1);
                Assert.True(gap <= TimeSpan.FromMinutes(10) && gap > TimeSpan.Zero, $"{meter.Key}: {earlier.Time} to {later.Time}");
            }
        }
    }

    [Fact]
    public async Task The_shellys_counter_goes_on_from_the_history_of_the_same_meter()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await RunLiveAsync(broker.Port, listener, TimeSpan.FromHours(1));

        var last = Points(listener).Where(p => p.Meter == "main" && p.Wh is not null).Max(p => p.Wh!.Value);
        var live = listener.Messages.Where(m => m.Topic == "main/status/emdata:0").Select(m => Root(m.Text).GetProperty("total_act").GetDouble()).ToList();
        Assert.InRange(live[0] - last, 0, 250_000 * (5 / 60.0));
        Assert.Equal(live.Order(), live);
        Assert.All(Payload(listener, "main/status/emdata:0"), e => Assert.Equal(
            e.GetProperty("total_act").GetDouble(),
            e.GetProperty("a_total_act_energy").GetDouble() + e.GetProperty("b_total_act_energy").GetDouble() + e.GetProperty("c_total_act_energy").GetDouble(),
            0.035)); // each phase is cut to hundredths by itself
    }

    [Fact]
    public async Task The_incoming_supply_speaks_as_a_shelly_does()
    {
        string[] perPhase = ["current", "voltage", "act_power", "aprt_power", "pf", "freq"];
        string[] keys =
        [
            "id", .. from phase in (string[])["a", "b", "c"] from name in perPhase select $"{phase}_{name}",
            "n_current", "total_current", "total_act_power", "total_aprt_power", "user_calibrated_phase",
        ];
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await RunLiveAsync(broker.Port, listener, TimeSpan.Zero);

        var power = Payload(listener, "main/status/em:0").ToList();
        Assert.All(power, e => Assert.Equal(keys, e.EnumerateObject().Select(p => p.Name)));
        Assert.All(power, e =>
        {
            double Of(string key) => e.GetProperty(key).GetDouble();
            Assert.Equal(Of("total_act_power"), Of("a_act_power") + Of("b_act_power") + Of("c_act_power"), 0.2);
            Assert.Equal(Of("a_aprt_power"), Of("a_voltage") * Of("a_current"), Of("a_aprt_power") * 0.002);
            Assert.Equal(Of("a_pf"), Of("a_act_power") / Of("a_aprt_power"), 0.006);
            Assert.InRange(Of("b_voltage"), 112, 123);
            Assert.InRange(Of("c_freq"), 59.9, 60.1);
        });
    }

    [Fact]
    public async Task Another_plant_on_the_same_state_is_refused()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var publisher = await ConnectAsync(broker.Port);
        await new PlantRun(Small, 1, publisher, _time, StateFile).RunAsync(TimeSpan.FromHours(1), live: false, progress: null, Cancel);
        var other = new PlantRun(Small, 2, publisher, _time, StateFile);
        var refusal = await Assert.ThrowsAsync<FormatException>(() => other.RunAsync(TimeSpan.FromHours(1), live: false, progress: null, Cancel));
        Assert.Contains("--seed 1", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<WindowedPublisher> ConnectAsync(int port) => WindowedPublisher.ConnectAsync(
        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build(), 100, TimeSpan.FromMinutes(1), Cancel);

    private static IEnumerable<JsonElement> Payload(Listener listener, string topic) => listener.Messages.Where(m => m.Topic == topic).Select(m => Root(m.Text));

    private static JsonElement Root(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static IEnumerable<Point> Points(Listener listener) =>
        listener.Messages.Where(m => m.Topic.EndsWith("/telemetry", StringComparison.Ordinal)).SelectMany(PointsOf);

    private static IEnumerable<Point> PointsOf((string Topic, string Text) message)
    {
        var root = Root(message.Text);
        foreach (var point in root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : (JsonElement[])[root])
        {
            var values = point.GetProperty("values");
            yield return new Point(
                message.Topic.Split('/')[2],
                DateTimeOffset.FromUnixTimeMilliseconds(point.GetProperty("ts").GetInt64()),
                values.TryGetProperty("energy_import_wh", out var wh) ? wh.GetDouble() : null,
                values.TryGetProperty("active_power_w", out var w) ? w.GetDouble() : null);
        }
    }

    // Lets the plant live for at least 20 s of its own clock, then ends it as Ctrl+C does.
    private async Task RunLiveAsync(int port, Listener listener, TimeSpan history)
    {
        await using var publisher = await ConnectAsync(port);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var before = Live(listener);
        var sent = new Sent();
        var run = new PlantRun(Small, 1, publisher, _time, StateFile).RunAsync(history, live: true, sent, ending.Token);
        await Eventually.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return sent.IsAll && Live(listener) >= before + 20;
            },
            "the history is sent and 20 live messages have arrived",
            cancel: Cancel);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(publisher.Sent, publisher.Acknowledged);
    }

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(9));

    private static int Live(Listener listener) => listener.Messages.Count(m => m.Topic == "main/status/em:0");

    private sealed record Point(string Meter, DateTimeOffset Time, double? Wh, double? Watts);

    private sealed class Sent : IProgress<double>
    {
        public bool IsAll { get; private set; }

        public void Report(double value) => IsAll = value >= 1;
    }
}
