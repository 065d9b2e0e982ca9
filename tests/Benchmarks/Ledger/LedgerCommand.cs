using System.CommandLine;

namespace Monitoring.Benchmarks.Ledger;

/// <summary><c>ledger</c>: how fast samples become quarter hours, by the calculation alone and through a store.</summary>
internal static class LedgerCommand
{
    private static readonly string[] Stores = ["sqlite", "influx"];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 9, Description = "Measured rounds of the calculation" };
        var meters = new Option<int>("--meters") { DefaultValueFactory = _ => 2, Description = "Meters of the recomputation; 0 leaves it out. 100 take hours to fill" };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 30, Description = "Days of readings every second of each meter" };
        var command = new Command("ledger", "Samples a second to quarter hours on one core; a month of seconds recomputed in SQLite and InfluxDB") { rounds, meters, days };
        command.SetAction(async (parsed, cancel) =>
        {
            var sound = CalculationBenchmark.Run(parsed.GetValue(rounds));
            foreach (var store in parsed.GetValue(meters) > 0 ? Stores : [])
            {
                await RecomputeBenchmark.RunAsync(store, parsed.GetValue(meters), parsed.GetValue(days), cancel);
            }

            return sound ? 0 : 1;
        });
        return command;
    }
}
