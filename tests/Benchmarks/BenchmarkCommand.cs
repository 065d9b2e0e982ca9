using System.CommandLine;
using Monitoring.Benchmarks.Export;
using Monitoring.Benchmarks.Factory;
using Monitoring.Benchmarks.Ledger;
using Monitoring.Benchmarks.LedgerLoad;
using Monitoring.Benchmarks.Path;
using Monitoring.Benchmarks.Query;

namespace Monitoring.Benchmarks;

/// <summary>
/// <c>-- NAME</c>: one JSON line per figure on standard output, progress on standard error; exit code 1 when a run was not sound.
/// </summary>
internal static class BenchmarkCommand
{
    private static readonly Command[] Benchmarks =
        [PathCommand.Create(), LedgerCommand.Create(), LedgerLoadCommand.Create(), QueryCommand.Create(), ExportCommand.Create(), FactoryCommand.Create()];

    public static async Task<int> RunAsync(string[] args)
    {
        // Not a benchmark: the process that publishes for 'path'.
        if (args is ["publisher", ..])
        {
            return PublisherLoop.Run(args[1..]);
        }

        var name = args.FirstOrDefault() ?? "";
        if (!name.StartsWith('-') && Benchmarks.All(b => b.Name != name))
        {
            var wrong = name.Length == 0 ? "Name a benchmark." : $"There is no benchmark '{name}'.";
            await Console.Error.WriteLineAsync($"{wrong} Names: {string.Join(", ", Benchmarks.Select(b => b.Name))}");
            return 1;
        }

        var root = new RootCommand("Measures Monitoring on this machine: one JSON line per figure.");
        foreach (var benchmark in Benchmarks)
        {
            root.Add(benchmark);
        }

        return await root.Parse(args).InvokeAsync();
    }
}
