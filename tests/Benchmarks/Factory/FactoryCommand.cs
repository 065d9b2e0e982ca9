using System.CommandLine;

namespace Monitoring.Benchmarks.Factory;

/// <summary><c>factory</c>: how fast the simulated factory moves through a year, and how fast it is read every second.</summary>
internal static class FactoryCommand
{
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "Measured rounds" };
        var plant = new Option<string>("--plant") { DefaultValueFactory = _ => "demo", Description = "A ready plant or a plant file" };
        var command = new Command("factory", "A year of a plant read every quarter hour, and its machines read every second, on one core") { rounds, plant };
        command.SetAction(parsed => FactoryBenchmark.Run(parsed.GetValue(plant)!, parsed.GetValue(rounds)) ? 0 : 1);
        return command;
    }
}
