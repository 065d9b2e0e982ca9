using System.CommandLine;

namespace Monitoring.Benchmarks.Path;

/// <summary><c>path</c>: what the whole path carries on this machine, and what each process spends on a message.</summary>
internal static class PathCommand
{
    public static Command Create()
    {
        var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 100_000, Description = "Messages of one measured round" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Measured rounds" };
        var only = new Option<string>("--case") { DefaultValueFactory = _ => "", Description = "mosquitto-influx or listen-influx; both when empty" };
        only.AcceptOnlyFromAmong(PathCase.All.Select(c => c.Name).Append("").ToArray());
        var command = new Command("path", "Messages a second through broker, gateway, ingestor and InfluxDB, with nothing lost") { messages, rounds, only };
        command.SetAction(async (parsed, cancel) =>
        {
            var sound = true;
            foreach (var @case in PathCase.All.Where(c => parsed.GetValue(only) is "" or null || c.Name == parsed.GetValue(only)))
            {
                sound &= await PathBenchmark.RunAsync(@case, parsed.GetValue(messages), parsed.GetValue(rounds), cancel);
            }

            return sound ? 0 : 1;
        });
        return command;
    }
}
