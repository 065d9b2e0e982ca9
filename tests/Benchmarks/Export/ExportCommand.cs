using System.CommandLine;

namespace Monitoring.Benchmarks.Export;

/// <summary><c>export</c>: rows a second and memory of the Ingestor while it streams millions of readings to a client.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 10_000_000, Description = "Readings of the CSV file" };
        var xlsx = new Option<int>("--xlsx-rows") { DefaultValueFactory = _ => 2_000_000, Description = "Readings of the Excel file" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3, Description = "Files of each kind" };
        var command = new Command("export", "Readings every second to CSV and Excel: rows a second, and the Ingestor's peak memory") { rows, xlsx, rounds };
        command.SetAction(async (parsed, cancel) =>
            await ExportBenchmark.RunAsync(parsed.GetValue(rows), parsed.GetValue(xlsx), parsed.GetValue(rounds), cancel) ? 0 : 1);
        return command;
    }
}
