using System.Globalization;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;
using MQTTnet;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>Publishes a plant as the command line asks for.</summary>
internal static class PlantPublishing
{
    private const int Window = 100;

    internal static async Task<int> RunAsync(FactoryOrder order, Plant plant, MqttClientOptions broker, TimeProvider time, CancellationToken cancel)
    {
        await using var publisher = await WindowedPublisher.ConnectAsync(broker, Window, giveUpAfter: null, cancel);
        var run = new PlantRun(plant, order.Seed, publisher, time, order.State);
        var live = order.Live || order.History is null;
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
