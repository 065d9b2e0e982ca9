using System.CommandLine;
using System.Globalization;
using System.Xml;
using Monitoring.Domain.Ids;
using Monitoring.Simulators.Publishing;
using Monitoring.Simulators.Replay.Publishing;
using Monitoring.Simulators.Replay.Reading;
using MQTTnet;
using Spectre.Console;

namespace Monitoring.Simulators.Replay;

/// <summary>The command line.</summary>
public static class ReplayCommand
{
    private const int Window = 200;
    private static readonly DateTimeOffset GatewayEarliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Option<FileInfo> Csv = new("--csv") { Required = true, Description = "CSV file, or CSV packed with gzip (.gz)" };
    private static readonly Option<string> Mqtt = new("--mqtt") { DefaultValueFactory = _ => "127.0.0.1:1883", Description = "Broker as HOST:PORT" };
    private static readonly Option<string> Meter = new("--meter") { DefaultValueFactory = _ => "replay", Description = "Meter id" };
    private static readonly Option<string> Speed = new("--speed") { DefaultValueFactory = _ => "max", Description = "Multiple of real time, or max" };
    private static readonly Option<string?> Preset = new("--preset") { Description = "Known file: steel (Steel Industry Energy Consumption, UCI 851)" };
    private static readonly Option<string?> TimeColumn = new("--time-column") { Description = "Column of the time" };
    private static readonly Option<string?> TimeFormat = new("--time-format") { Description = "Format of the time, e.g. \"dd/MM/yyyy HH:mm\"; without it ISO 8601" };
    private static readonly Option<string> Zone = new("--time-zone") { DefaultValueFactory = _ => "Asia/Tokyo", Description = "Zone of times without an offset" };
    private static readonly Option<string> Interval = new("--interval") { DefaultValueFactory = _ => "PT15M", Description = "Length of a row's interval, ISO 8601" };
    private static readonly Option<string> Label = new("--label") { DefaultValueFactory = _ => "start", Description = "Whether a row's time is the start or the end of its interval" };
    private static readonly Option<string[]> Maps = new("--map") { Description = "COLUMN=quantity[:per-interval|:mean-rate][*SCALE]; may be repeated", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> User = new("--user") { Description = "Broker's user" };
    private static readonly Option<string?> Password = new("--password") { Description = "Broker's password" };
    private static readonly Option<bool> Tls = new("--tls") { Description = "Connect with TLS" };

    /// <summary>Parses and runs.</summary>
    /// <returns>Exit code: 0 when every message was acknowledged.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Publishes a CSV file as a meter over MQTT")
        {
            Csv, Mqtt, Meter, Speed, Preset, TimeColumn, TimeFormat, Zone, Interval, Label, Maps, User, Password, Tls,
        };
        root.SetAction(async (parsed, cancel) =>
        {
            try
            {
                return await ReplayAsync(parsed, cancel);
            }
            catch (Exception e) when (e is CsvRowException or FormatException or IOException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 1;
            }
        });
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, CancellationToken cancel)
    {
        var file = parsed.GetValue(Csv)!.FullName;
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file {file}.");
        }

        var meter = parsed.GetValue(Meter)!;
        if (!MeterId.IsValid(meter))
        {
            throw new FormatException($"--meter '{meter}': letters, digits, '.', '_', '-' and ':' only");
        }

        var layout = LayoutOf(parsed);
        var speed = SpeedOf(parsed.GetValue(Speed)!);
        var total = Count(file, layout);
        await using var publisher = new WindowedPublisher(OptionsOf(parsed), Window);
        var run = new ReplayRun(publisher, meter);
        var points = CsvMeter.Read(file, layout);
        if (Console.IsOutputRedirected)
        {
            await run.RunAsync(points, speed, new PlainProgress(total), cancel);
        }
        else
        {
            await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(meter, maxValue: total);
                    await run.RunAsync(points, speed, new Progress<long>(sent => task.Value = sent), cancel);
                    task.Value = total;
                });
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent {publisher.Sent}, acknowledged {publisher.Acknowledged}"));
        return publisher.Sent == publisher.Acknowledged ? 0 : 1;
    }

    // A first pass finds every bad row before anything is published.
    private static int Count(string file, CsvLayout layout)
    {
        var total = 0;
        var old = 0;
        foreach (var point in CsvMeter.Read(file, layout))
        {
            total++;
            old += point.Time < GatewayEarliest ? 1 : 0;
        }

        if (old > 0)
        {
            Console.Error.WriteLine($"Note: {old} of {total} points are older than {GatewayEarliest:yyyy-MM-dd}; the gateway believes them only with an earlier Gateway__Clock__Earliest.");
        }

        return total;
    }

    private static CsvLayout LayoutOf(ParseResult parsed)
    {
        switch (parsed.GetValue(Preset))
        {
            case "steel":
                return CsvLayout.Steel;
            case { } unknown:
                throw new FormatException($"--preset '{unknown}' is not known: steel");
            case null:
                break;
        }

        var maps = parsed.GetValue(Maps) ?? [];
        var label = parsed.GetValue(Label)!;
        if (maps.Length == 0 || parsed.GetValue(TimeColumn) is not { } timeColumn)
        {
            throw new FormatException("Give --time-column and at least one --map, or a --preset.");
        }

        return new CsvLayout
        {
            TimeColumn = timeColumn,
            TimeFormat = parsed.GetValue(TimeFormat),
            Zone = TimeZoneInfo.TryFindSystemTimeZoneById(parsed.GetValue(Zone)!, out var zone) ? zone : throw new FormatException($"--time-zone '{parsed.GetValue(Zone)}' is not known"),
            Interval = XmlConvert.ToTimeSpan(parsed.GetValue(Interval)!),
            EndLabelled = label is "start" or "end" ? label == "end" : throw new FormatException($"--label '{label}': start or end"),
            Columns = [.. maps.Select(ColumnMap.Parse)],
        };
    }

    private static double? SpeedOf(string text) => text == "max" ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0 ? speed
        : throw new FormatException($"--speed '{text}': a number above 0, or max");

    private static MqttClientOptions OptionsOf(ParseResult parsed)
    {
        var broker = parsed.GetValue(Mqtt)!;
        var colon = broker.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(broker[(colon + 1)..], CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"--mqtt '{broker}': HOST:PORT");
        }

        var builder = new MqttClientOptionsBuilder().WithTcpServer(broker[..colon], port);
        if (parsed.GetValue(User) is { } user)
        {
            builder.WithCredentials(user, parsed.GetValue(Password) ?? "");
        }

        return (parsed.GetValue(Tls) ? builder.WithTlsOptions(t => t.UseTls().WithTargetHost(broker[..colon])) : builder).Build();
    }

    private sealed class PlainProgress(int total) : IProgress<long>
    {
        private int _tenth;

        public void Report(long value)
        {
            var tenth = total == 0 ? 10 : (int)(10 * value / total);
            if (tenth > _tenth)
            {
                _tenth = tenth;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{10 * tenth} % ({value} of {total})"));
            }
        }
    }
}
