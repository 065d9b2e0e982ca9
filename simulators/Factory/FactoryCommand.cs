using System.CommandLine;
using System.Globalization;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory;

/// <summary>The command line.</summary>
public static class FactoryCommand
{
    private const int Window = 100;

    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 when every message was acknowledged, or live was ended with Ctrl+C.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var broker = new BrokerOptions();
        var plant = new Option<string>("--plant") { DefaultValueFactory = _ => PlantFile.Demo, Description = "File that describes a plant, or demo" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "Seed; the same seed gives the same plant" };
        var history = new Option<string?>("--history") { Description = "Past to send, in days, e.g. 60d; ends after it unless --live is given too" };
        var live = new Option<bool>("--live") { Description = "Live values from now on; the default without --history" };
        var state = new Option<FileInfo?>("--state") { Description = "File in which it remembers how far it came, to fill the time it was not running" };
        var root = new RootCommand("Simulates a factory's meters over MQTT") { plant, seed, history, live, state };
        foreach (var option in broker.All)
        {
            root.Add(option);
        }

        root.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var past = HistoryOf(parsed.GetValue(history));
                var simulated = PlantFile.Read(parsed.GetValue(plant)!);
                await using var publisher = await WindowedPublisher.ConnectAsync(broker.Read(parsed), Window, giveUpAfter: null, cancel);
                var run = new PlantRun(simulated, parsed.GetValue(seed), publisher, TimeProvider.System, parsed.GetValue(state)?.FullName);
                return await RunAsync(run, publisher, past ?? TimeSpan.Zero, past is null || parsed.GetValue(live), cancel);
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(PlantRun run, WindowedPublisher publisher, TimeSpan history, bool live, CancellationToken cancel)
    {
        var isEndedByHand = false;
        try
        {
            await run.RunAsync(history, live, new Lines(), cancel);
        }
        catch (OperationCanceledException)
        {
            isEndedByHand = true;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {publisher.Sent}, acknowledged {publisher.Acknowledged}"));
        return publisher.Sent == publisher.Acknowledged || (isEndedByHand && live) ? 0 : 1;
    }

    private static TimeSpan? HistoryOf(string? text) => text is null ? null
        : text.EndsWith('d') && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and < 10_000
            ? TimeSpan.FromDays(days)
            : throw new FormatException($"--history '{text}': a number of days such as 60d");

    private sealed class Lines : IProgress<double>
    {
        private int _tenth;

        public void Report(double value)
        {
            if ((int)(10 * value) > _tenth)
            {
                _tenth = (int)(10 * value);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"history {10 * _tenth} %"));
            }
        }
    }
}
