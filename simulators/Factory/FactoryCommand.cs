using System.CommandLine;
using Monitoring.Simulators.Factory.Commands;

namespace Monitoring.Simulators.Factory;

/// <summary>The command line.</summary>
public static class FactoryCommand
{
    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 when every file was written and every message acknowledged, or live was ended with Ctrl+C.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new FactoryOptions();
        var root = new RootCommand("Simulates a factory: its machines, its people, its meters over MQTT, and what is wrong with it");
        foreach (var option in options.All)
        {
            root.Add(option);
        }

        root.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var order = options.Read(parsed);
                if (order.List)
                {
                    PlantList.Write(Console.Out);
                    return 0;
                }

                var plant = order.Read();
                await FileOutputs.WriteAsync(order, plant, TimeProvider.System, cancel);
                return order.WritesOnly ? 0 : await PlantPublishing.RunAsync(order, plant, options.Broker.Read(parsed), TimeProvider.System, cancel);
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }
}
