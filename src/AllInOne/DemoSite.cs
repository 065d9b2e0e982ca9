using System.Text.Json;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;
using MQTTnet;

namespace Monitoring.AllInOne;

/// <summary>The simulated plant of <c>--demo</c>, publishing to the gateway like any meter.</summary>
internal static class DemoSite
{
    public const string Id = "demo";
    public const string Name = "見本製作所";
    private const int Window = 50;
    private static readonly TimeSpan History = TimeSpan.FromDays(60);

    /// <summary>Puts the plant's profile where the Dashboard reads it, unless one is there already.</summary>
    public static void PutProfile(AllInOneOptions options)
    {
        var target = options.File(Path.Combine("sites", Id + ".json"));
        if (!File.Exists(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Plants", "demo.site.json"), target);
        }
    }

    public static async Task RunAsync(AllInOneOptions options, CancellationToken cancel)
    {
        var stateFile = options.File("demo-plant.json");
        var plant = new DemoPlant(options.Seed, StartOfHistory());
        if (ReadState(stateFile) is { } state && state.Seed == options.Seed)
        {
            plant.Restore(state);
        }

        // The gateway listens on this machine, whichever address it is bound to.
        var broker = new MqttClientOptionsBuilder().WithTcpServer(options.MqttBind == "0.0.0.0" ? "127.0.0.1" : options.MqttBind, options.MqttPort).Build();
        try
        {
            await using var publisher = new WindowedPublisher(broker, Window);
            var run = new PlantRun(plant, options.Seed, publisher, TimeProvider.System, stateFile);
            await run.HistoryAsync(progress: null, cancel);
            Console.WriteLine("Demo        the history is sent; live values follow every second.");
            await run.LiveAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            // The product ends, and the plant with it.
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"The simulated plant has stopped: {e.Message}");
        }
    }

    private static DateTimeOffset StartOfHistory()
    {
        var start = TimeProvider.System.GetUtcNow() - History;
        return new DateTimeOffset(start.Ticks - (start.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero);
    }

    private static PlantState? ReadState(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<PlantState>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null; // the history begins anew; equal points are stored once
        }
    }
}
