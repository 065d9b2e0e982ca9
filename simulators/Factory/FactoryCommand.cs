using System.CommandLine;
using System.Globalization;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;
using MQTTnet;

namespace Monitoring.Simulators.Factory;

/// <summary>The command line.</summary>
public static class FactoryCommand
{
    private const int Window = 100;

    /// <summary>Parses and runs.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var plant = new Option<string>("--plant") { DefaultValueFactory = _ => "demo", Description = "Plant: demo" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed; the same seed gives the same plant" };
        var mqtt = new Option<string>("--mqtt") { DefaultValueFactory = _ => "127.0.0.1:1883", Description = "Broker as HOST:PORT" };
        var days = new Option<int>("--history-days") { DefaultValueFactory = _ => 60, Description = "Days of history before the live values" };
        var live = new Option<bool>("--live") { DefaultValueFactory = _ => true, Description = "Go on live after the history" };
        var root = new RootCommand("Simulates a factory's meters over MQTT") { plant, seed, mqtt, days, live };
        root.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(plant) != "demo")
            {
                await Console.Error.WriteLineAsync($"--plant '{parsed.GetValue(plant)}' is not known: demo");
                return 1;
            }

            var broker = parsed.GetValue(mqtt)!;
            var colon = broker.LastIndexOf(':');
            if (colon <= 0 || !int.TryParse(broker[(colon + 1)..], CultureInfo.InvariantCulture, out var port))
            {
                await Console.Error.WriteLineAsync($"--mqtt '{broker}': HOST:PORT");
                return 1;
            }

            var options = new MqttClientOptionsBuilder().WithTcpServer(broker[..colon], port).Build();
            await using var publisher = new WindowedPublisher(options, Window);
            var run = new PlantRun(
                new DemoPlant(parsed.GetValue(seed), TimeProvider.System.GetUtcNow().AddDays(-parsed.GetValue(days))),
                parsed.GetValue(seed), publisher, TimeProvider.System, stateFile: null);
            try
            {
                await run.HistoryAsync(new ConsoleProgress(), cancel);
                if (parsed.GetValue(live))
                {
                    await run.LiveAsync(cancel);
                }
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is the way to end it.
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {publisher.Sent}, acknowledged {publisher.Acknowledged}"));
            return 0;
        });
        return await root.Parse(args).InvokeAsync();
    }

    private sealed class ConsoleProgress : IProgress<double>
    {
        public void Report(double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"history {100 * value:0} %"));
    }
}
