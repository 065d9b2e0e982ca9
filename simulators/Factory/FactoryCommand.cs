using System.CommandLine;
using System.Globalization;
using Monitoring.Simulators.Factory.Commands;
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
                return await RunAsync(options.Read(parsed), () => options.Broker.Read(parsed), cancel);
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(FactoryOrder order, Func<MqttClientOptions> broker, CancellationToken cancel)
    {
        var time = TimeProvider.System;
        if (order.List)
        {
            PlantList.Write(Console.Out);
            return 0;
        }

        var plant = PlantFile.Read(order.Plant);
        plant = order.Clean ? plant with { Faults = [], Meters = [.. plant.Meters.Select(m => m with { Faults = [] })] } : plant;
        await FileOutputs.WriteAsync(order, plant, time, cancel);
        return order.WritesOnly ? 0 : await PublishAsync(order, plant, broker(), time, cancel);
    }

    private static async Task<int> PublishAsync(FactoryOrder order, Plant plant, MqttClientOptions broker, TimeProvider time, CancellationToken cancel)
    {
        var live = order.Live || order.History is null;
        await using var publisher = await WindowedPublisher.ConnectAsync(broker, Window, giveUpAfter: null, cancel);
        var run = new PlantRun(plant, order.Seed, publisher, time, order.State);
        var isEndedByHand = false;
        try
        {
            await WorkProgress.ShowAsync("history", progress => run.RunAsync(order.History ?? TimeSpan.Zero, live, progress, cancel));
        }
        catch (OperationCanceledException)
        {
            isEndedByHand = true;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {publisher.Sent}, acknowledged {publisher.Acknowledged}"));
        return publisher.Sent == publisher.Acknowledged || (isEndedByHand && live) ? 0 : 1;
    }
}
