using System.CommandLine;

namespace Monitoring.Benchmarks.LedgerLoad;

/// <summary><c>ledger-load</c>: how soon after a window's end its row is in the ledger while very many meters write.</summary>
internal static class LedgerLoadCommand
{
    private static readonly string[] Cases = ["sqlite", "influx", RelationalDatabase.Postgres];

    public static Command Create()
    {
        var meters = new Option<int>("--meters") { DefaultValueFactory = _ => 20_000, Description = "Meters, each of which writes once a minute" };
        var warmUp = new Option<int>("--warm-up") { DefaultValueFactory = _ => 130, Description = "Seconds of writing before the window ends; at least 70" };
        var only = new Option<string>("--case") { DefaultValueFactory = _ => "", Description = "Where the readings are: sqlite or influx; postgres: in SQLite, with PostgreSQL for the rest; all when empty" };
        only.AcceptOnlyFromAmong([.. Cases, ""]);
        var command = new Command("ledger-load", "Delay from the end of a quarter hour to its row in the ledger, of meters that write once a minute") { meters, warmUp, only };
        command.SetAction(async (parsed, cancel) =>
        {
            var sound = true;
            foreach (var @case in Cases.Where(c => parsed.GetValue(only) is "" or null || c == parsed.GetValue(only)))
            {
                sound &= await LedgerLoadBenchmark.RunAsync(@case, parsed.GetValue(meters), TimeSpan.FromSeconds(parsed.GetValue(warmUp)), cancel);
            }

            return sound ? 0 : 1;
        });
        return command;
    }
}
