using System.Globalization;
using System.Text.Json;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Containers;

/// <summary>The path of a reading through a real broker and a real InfluxDB in containers, with the outages that only containers make honest.</summary>
public sealed class ContainerPathTests : IClassFixture<PlantInContainers>
{
    // Long enough for several attempts of the forwarder, short enough for every run of the tests.
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(6);

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly PlantInContainers _plant;

    public ContainerPathTests(PlantInContainers plant)
    {
        _plant = plant;
        plant.Require();
    }

    [Fact]
    public async Task A_message_travels_from_the_broker_through_gateway_ingestor_and_InfluxDB_to_the_read_API()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var publisher = await _plant.PublisherAsync(cancel);

        await publisher.SendAsync("hall-1/shellypro3em-aabb/status/em:0", """{"id":0,"total_act_power":2990.5,"total_current":13.2}""", cancel);

        await Eventually.TrueAsync(
            async () => (await _plant.Api.LatestAsync(Plant.Site, "hall-1.shellypro3em-aabb", cancel)).Values["active_power_w"].Value == 2990.5,
            "the power is in the read API",
            cancel: cancel);
        Assert.Equal([2990.5], await ValuesInInfluxAsync("hall-1.shellypro3em-aabb", cancel));
    }

    [Fact]
    public async Task A_frozen_InfluxDB_loses_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;

        await SendAroundOutageAsync("frozen", _plant.InfluxDb.PauseAsync, _plant.InfluxDb.UnpauseAsync, cancel);

        await AllArriveAsync("frozen", cancel);
    }

    [Fact]
    public async Task A_killed_InfluxDB_loses_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;

        await SendAroundOutageAsync("killed", _plant.InfluxDb.StopAsync, _plant.InfluxDb.StartAsync, cancel);

        await AllArriveAsync("killed", cancel);
    }

    private const int Messages = 300;

    // A third before, a third during, a third after; each is acknowledged by the broker whatever the database does.
    private async Task SendAroundOutageAsync(
        string meter, Func<CancellationToken, Task> begin, Func<CancellationToken, Task> end, CancellationToken cancel)
    {
        await using var publisher = await _plant.PublisherAsync(cancel);
        await SendAsync(publisher, meter, 0, Messages / 3, cancel);
        await begin(cancel);
        try
        {
            await SendAsync(publisher, meter, Messages / 3, Messages / 3, cancel);

            // The length of the outage is the fault under test, not a wait for something to happen.
            await Task.Delay(Outage, cancel);
        }
        finally
        {
            await end(CancellationToken.None);
        }

        await SendAsync(publisher, meter, Messages / 3 * 2, Messages / 3, cancel);
    }

    private static async Task SendAsync(Publisher publisher, string meter, int from, int count, CancellationToken cancel)
    {
        for (var i = from; i < from + count; i++)
        {
            var telemetry = new { ts = Start.AddSeconds(i).ToUnixTimeMilliseconds(), values = new { active_power_w = PowerOf(i) } };
            await publisher.SendAsync($"v1/devices/{meter}/telemetry", JsonSerializer.Serialize(telemetry), cancel);
        }
    }

    private async Task AllArriveAsync(string meter, CancellationToken cancel)
    {
        await Eventually.TrueAsync(
            async () => (await ValuesInInfluxAsync(meter, cancel)).Count >= Messages, $"{Messages} points are in InfluxDB", TimeSpan.FromSeconds(90), cancel);

        var readings = await _plant.Api.ReadingsAsync(
            Plant.Site, meter, "active_power_w", Start.ToString("O", CultureInfo.InvariantCulture), Start.AddHours(1).ToString("O", CultureInfo.InvariantCulture), cancel);
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => Start.AddSeconds(i)), readings.Time);
        Assert.Equal(Enumerable.Range(0, Messages).Select(PowerOf), readings.Value);
    }

    private static double PowerOf(int i) => 1000 + (i * 0.5);

    // Past the Ingestor, so that the read API cannot hide what the database holds.
    private async Task<IReadOnlyList<double>> ValuesInInfluxAsync(string meter, CancellationToken cancel)
    {
        using var http = new HttpClient();
        var query = Uri.EscapeDataString($"SELECT active_power_w FROM readings WHERE meter = '{meter}'");
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(_plant.InfluxUrl, $"/query?db=monitoring&q={query}"), cancel));
        return answer.RootElement.GetProperty("results")[0].TryGetProperty("series", out var series)
            ? [.. series[0].GetProperty("values").EnumerateArray().Select(row => row[1].GetDouble())]
            : [];
    }
}
