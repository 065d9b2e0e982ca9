using System.Data.Common;
using System.Globalization;
using Monitoring.Support;

namespace Monitoring.Benchmarks.LedgerLoad;

/// <summary>Lets a fleet of meters write and watches the ledger's table for the window that ends meanwhile.</summary>
internal static class LedgerLoadBenchmark
{
    private const string Site = "bench";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan GiveUp = TimeSpan.FromMinutes(2);

    /// <returns>True when the window of every meter came into the ledger.</returns>
    public static async Task<bool> RunAsync(string @case, int meters, TimeSpan warmUp, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        await using var influx = @case == "influx" ? await InfluxServer.StartAsync(cancel) : null;
        await using var database = await RelationalDatabase.StartAsync(@case, folder, cancel);
        var settings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = database.Setting,
            ["Ingestor__StoreFile"] = folder.File("readings.db"),
            ["Ingestor__Store"] = influx?.Url.GetLeftPart(UriPartial.Authority) ?? "sqlite",
        };
        var key = await IngestorKeys.AddAsync(Site, "write", settings, cancel);
        await using var ingestor = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", settings);
        await ingestor.StartAsync(cancel);
        using var http = new HttpClient { BaseAddress = ingestor.Url };
        var fleet = new MeterFleet(http, key, meters, warmUp);
        Say($"{@case}: {meters} meters write once a minute; the window ends in {warmUp.TotalSeconds:0} s");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var writing = fleet.RunAsync(stop.Token);
        var seen = await WatchAsync(fleet, database, meters, writing, cancel);
        await stop.CancelAsync();
        var missing = Enumerable.Range(0, meters).Count(m => seen[m] is null);
        if (missing == 0)
        {
            Print(@case, fleet, [.. seen.Select(s => s!.Value)]);
            return true;
        }

        Say($"{@case}: NOT SOUND: the window of {missing} meters is not in the ledger {GiveUp.TotalSeconds:0} s after their last reading; {await http.GetStringAsync(new Uri("/healthz", UriKind.Relative), cancel)}");
        return false;
    }

    // When each meter's window, whole, was first seen in the ledger, s after the window's end.
    private static async Task<double?[]> WatchAsync(MeterFleet fleet, RelationalDatabase database, int meters, Task writing, CancellationToken cancel)
    {
        var seen = new double?[meters];
        var left = meters;
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""SELECT m."Meter", l."Coverage" FROM ledger l JOIN meters m ON m."Id" = l."MeterId" WHERE l."Quarter" = {(fleet.WindowEndMs / 900_000) - 1}""");
        while (left > 0 && fleet.Now < 60 + GiveUp.TotalSeconds)
        {
            await Task.Delay(Look, cancel);
            if (writing.IsFaulted)
            {
                await writing;
            }

            if (fleet.Now < 0)
            {
                continue;
            }

            left -= await LookAsync(fleet, command, seen, cancel);
        }

        return seen;
    }

    private static async Task<int> LookAsync(MeterFleet fleet, DbCommand command, double?[] seen, CancellationToken cancel)
    {
        var found = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var meter = int.Parse(reader.GetString(0).AsSpan(1), CultureInfo.InvariantCulture);
            if (seen[meter] is null && reader.GetDouble(1) >= fleet.WholeCoverage(meter))
            {
                seen[meter] = fleet.Now;
                found++;
            }
        }

        return found;
    }

    private static void Print(string @case, MeterFleet fleet, double[] seen)
    {
        Figure.Print("ledger_load.delay_from_end_s", @case, "s", seen);
        Figure.Print("ledger_load.delay_from_reading_s", @case, "s", [.. seen.Select((s, m) => Math.Max(0, s - fleet.ClosedAt(m)))]);
        Figure.Print("ledger_load.slowest_write_s", @case, "s", [fleet.SlowestPost]);
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
