using System.CommandLine;

namespace Monitoring.Benchmarks.Ledger;

/// <summary><c>ledger</c>: how fast samples become quarter hours, alone and through a store.</summary>
internal static class LedgerCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 9, Description = "Measured rounds" };
        var command = new Command("ledger", "Samples a second from counters and power to quarter hours on one core") { rounds };
        command.SetAction(parsed => CalculationBenchmark.Run(parsed.GetValue(rounds)) ? 0 : 1);
        return command;
    }
}
