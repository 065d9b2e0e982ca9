using System.CommandLine;

namespace Monitoring.Benchmarks.Query;

/// <summary><c>query</c>: how soon questions to the read API are answered, beside the time the database alone needs for them.</summary>
internal static class QueryCommand
{
    private static readonly string[] Cases = ["sqlite", "influx", RelationalDatabase.Postgres];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 60, Description = "How often each question is asked" };
        var only = new Option<string>("--case") { DefaultValueFactory = _ => "", Description = "Where the readings are: sqlite or influx; postgres: in SQLite, with PostgreSQL for the rest; all when empty" };
        only.AcceptOnlyFromAmong([.. Cases, ""]);
        var command = new Command("query", "A year of 100 meters and a day of seconds of 10: answers at the read API, and by the database alone") { rounds, only };
        command.SetAction(async (parsed, cancel) =>
        {
            var sound = true;
            foreach (var @case in Cases.Where(c => parsed.GetValue(only) is "" or null || c == parsed.GetValue(only)))
            {
                sound &= await QueryBenchmark.RunAsync(@case, parsed.GetValue(rounds), cancel);
            }

            return sound ? 0 : 1;
        });
        return command;
    }
}
