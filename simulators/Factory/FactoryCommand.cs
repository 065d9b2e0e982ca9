using System.CommandLine;
using Monitoring.Simulators.Factory.Commands;
using Monitoring.Simulators.Factory.Plants;

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
                return await RunAsync(options.Read(parsed), TimeProvider.System, cancel);
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(FactoryOrder order, TimeProvider time, CancellationToken cancel)
    {
        if (order.List)
        {
            PlantList.Write(Console.Out);
            return 0;
        }

        var plant = PlantFile.Read(order.Plant);
        plant = order.Clean ? plant with { Faults = [] } : plant;
        await FileOutputs.WriteAsync(order, plant, time, cancel);
        return order.WritesOnly ? 0 : throw new FormatException("Publishing is not there yet: ask for --intervals, --truth or --profile.");
    }
}
