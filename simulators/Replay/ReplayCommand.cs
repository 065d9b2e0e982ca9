using System.CommandLine;
using System.Globalization;
using Monitoring.Domain.Ids;
using Monitoring.Simulators.Publishing;
using Monitoring.Simulators.Replay.Reading;
using MQTTnet;

namespace Monitoring.Simulators.Replay;

/// <summary>The command line.</summary>
public static class ReplayCommand
{
    private const int Window = 200;
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(2);

    private static readonly Option<FileInfo> Csv = new("--csv") { Required = true, Description = "CSV file, or CSV packed with gzip (.gz)" };
    private static readonly Option<string> Meter = new("--meter") { DefaultValueFactory = _ => "replay", Description = "Meter id" };
    private static readonly Option<string> Speed = new("--speed") { DefaultValueFactory = _ => "max", Description = "Multiple of real time, or max" };
    private static readonly Option<bool> SkipBadRows = new("--skip-bad-rows") { Description = "Publish the rest when rows cannot be read" };

    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 when every message was acknowledged.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var broker = new BrokerOptions();
        var layout = new LayoutOptions();
        var root = new RootCommand("Publishes a CSV file as a meter over MQTT") { Csv, Meter, Speed, SkipBadRows };
        foreach (var option in broker.All.Concat(layout.All))
        {
            root.Add(option);
        }

        root.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await ReplayAsync(parsed, layout.Read(parsed), broker.Read(parsed), cancel);
            }
            catch (Exception e) when (e is CsvFileException or FormatException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, CsvLayout described, MqttClientOptions broker, CancellationToken cancel)
    {
        var file = parsed.GetValue(Csv)!.FullName;
        if (!File.Exists(file))
        {
            throw new CsvFileException($"--csv: there is no file {file}.");
        }

        var meter = parsed.GetValue(Meter)!;
        if (!MeterId.IsValid(meter))
        {
            throw new FormatException($"--meter '{meter}': letters, digits, '.', '_', '-' and ':' only");
        }

        var speed = SpeedOf(parsed.GetValue(Speed)!);
        var times = FileTimes.Of(file, described);
        var layout = times.Settle(described);
        if (described.Interval is null && layout.Interval > TimeSpan.Zero)
        {
            Console.WriteLine($"interval {IntervalText.Write(layout.Interval.Value)}, as far as most rows are apart");
        }

        if (ReplayCheck.Points(file, layout, times, parsed.GetValue(SkipBadRows), Console.Error) is not { } total)
        {
            return 1;
        }

        await using var publisher = await WindowedPublisher.ConnectAsync(broker, Window, GiveUpAfter, cancel);
        var run = new ReplayRun(publisher, meter, TimeProvider.System);
        try
        {
            await ReplayProgress.ShowAsync(meter, total, progress => run.RunAsync(CsvMeter.Read(file, layout, _ => { }), speed, progress, cancel));
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Ended before everything was sent.");
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }

        if (publisher.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync($"The broker refused messages: {refusal}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {publisher.Sent}, acknowledged {publisher.Acknowledged}"));
        return publisher.Acknowledged == total ? 0 : 1;
    }

    private static double? SpeedOf(string text) => text == "max" ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0 && double.IsFinite(speed) ? speed
        : throw new FormatException($"--speed '{text}': a number above 0, or max");
}
