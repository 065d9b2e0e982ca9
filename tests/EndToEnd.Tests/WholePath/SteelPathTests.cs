using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.WholePath;

/// <summary>A real factory's year through a real broker, gateway and ingestor into each store.</summary>
public sealed partial class SteelPathTests
{
    private static readonly TimeSpan InfluxOutage = TimeSpan.FromSeconds(20);

    public SteelPathTests()
    {
        Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);
        Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);
        Assert.SkipUnless(InfluxServer.Available, InfluxServer.SkipReason);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influxdb")]
    public async Task A_year_of_a_steel_plant_arrives_to_the_hundredth_of_a_kilowatt_hour(string store)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var plant = await Plant.StartAsync(store, cancel);
        await plant.ReplaySteelAsync(cancel);
        await SteelFigures.ArriveAsync(plant, cancel);
        await SteelFigures.AssertAsync(plant.Api, cancel);
    }

    [Fact]
    public async Task Five_kills_of_the_gateway_and_an_outage_of_influxd_change_no_figure()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var plant = await Plant.StartAsync("influxdb", cancel);
        // About 700 messages a second, so that every kill falls into the middle of the year.
        var replay = plant.ReplaySteelAsync(cancel, speed: "600000");
        Task outage = Task.CompletedTask;
        for (var kill = 1; kill <= 5; kill++)
        {
            await GatewayReceivesAsync(plant, 1500, cancel);
            await plant.Gateway.KillAsync();
            if (kill == 2)
            {
                await plant.Influx!.StopAsync();
                outage = EndOutageAsync(plant, cancel);
            }

            await plant.Gateway.StartAsync(cancel);
        }

        await outage;
        await replay;
        await SteelFigures.ArriveAsync(plant, cancel);
        await SteelFigures.AssertAsync(plant.Api, cancel);
    }

    private static async Task EndOutageAsync(Plant plant, CancellationToken cancel)
    {
        // The length of the outage is the fault under test, not a wait for something to happen.
        await Task.Delay(InfluxOutage, cancel);
        await plant.Influx!.StartAgainAsync(cancel);
    }

    private static Task GatewayReceivesAsync(Plant plant, int messages, CancellationToken cancel) => Eventually.TrueAsync(
        async () =>
        {
            var match = ReceivedCounter().Match(await plant.Gateway.MetricsAsync(cancel));
            return match.Success && double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) >= messages;
        },
        $"the gateway has received {messages} messages since its start",
        TimeSpan.FromSeconds(60),
        cancel);

    [GeneratedRegex(@"^gateway_messages_received_total(\{[^}]*\})? (?<value>[0-9.eE+]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReceivedCounter();
}
