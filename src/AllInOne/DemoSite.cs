using System.Net;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Profiles;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;
using Monitoring.Starting;
using MQTTnet;

namespace Monitoring.AllInOne;

/// <summary>The simulated plant of <c>--demo</c>, publishing to the gateway like any meter.</summary>
internal static class DemoSite
{
    public const string Id = "demo";
    public const string Name = "見本製作所";
    private const int Window = 50;
    private const string StateName = "demo-plant.json";
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    // The plant begins a little before its history, so that it is there within seconds in any year.
    private const int DaysBeforeHistory = 15;

    /// <summary>Puts the plant's profile where the Dashboard reads it, unless one is there already.</summary>
    /// <exception cref="StartException">The folder holds the plant of another seed.</exception>
    public static void Prepare(AllInOneOptions options)
    {
        try
        {
            PlantState.Read(options.File(StateName), PlantFile.Demo, options.Seed);
        }
        catch (FormatException e)
        {
            throw new StartException(e.Message);
        }

        var target = options.File(Path.Combine("sites", Id + ".json"));
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, SiteProfileOf.Write(PlantOf(options, TimeProvider.System), Id));
        }
    }

    /// <summary>Runs the plant until cancelled. A plant that cannot go on is said on the console; the product goes on without it.</summary>
    public static async Task RunAsync(AllInOneOptions options, CancellationToken cancel)
    {
        try
        {
            var broker = new MqttClientOptionsBuilder().WithTcpServer(HostOf(options.MqttBind), options.MqttPort).Build();
            await using var publisher = await WindowedPublisher.ConnectAsync(broker, Window, giveUpAfter: null, cancel);
            var run = new PlantRun(PlantOf(options, TimeProvider.System), options.Seed, publisher, TimeProvider.System, options.File(StateName));
            await run.RunAsync(History, live: true, new HistoryProgress(), cancel);
        }
        catch (OperationCanceledException)
        {
            // The product ends, and the plant with it.
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The simulated plant has stopped: {e.Message}");
        }
    }

    /// <summary>The plant as it began when the data folder was new.</summary>
    internal static Plant PlantOf(AllInOneOptions options, TimeProvider time)
    {
        var plant = PlantFile.Read(PlantFile.Demo);
        var since = PlantState.Read(options.File(StateName), PlantFile.Demo, options.Seed)?.Since
            ?? DateOnly.FromDateTime((time.GetUtcNow() - History).UtcDateTime).AddDays(-DaysBeforeHistory);
        return plant.BegunOn(since);
    }

    // The gateway listens on this machine, whichever address it is bound to.
    private static string HostOf(string bind) =>
        IPAddress.Parse(bind) is var address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? "127.0.0.1" : bind;

    private sealed class HistoryProgress : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= 1)
            {
                Console.WriteLine("Demo        the history is handed over; live values follow every second.");
            }
        }
    }
}
