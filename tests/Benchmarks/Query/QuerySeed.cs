using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Monitoring.Benchmarks.Query;

/// <summary>What is in the databases: the year 2025 of 100 meters as quarter hours, and a day of 10 of them as readings every second.</summary>
internal static class QuerySeed
{
    public const string Site = "bench";
    public const int Meters = 100;
    public const int QuartersOfYear = 35_040;
    public const int MetersWithSeconds = 10;
    public const int SecondsOfDay = 86_400;

    /// <summary>2026-01-05T00:00:00Z, the day of the readings.</summary>
    public const long DayMs = 1_767_571_200_000;

    private const long YearStartQuarter = 1_735_689_600_000 / 900_000; // 2025-01-01T00:00:00Z
    private const int LinesPerWrite = 20_000;

    public static string MeterOf(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number:000}");

    /// <summary>Writes the quarter hours into the Ingestor's database, which is not running; it adds their days up when it starts.</summary>
    public static async Task LedgerAsync(DbConnection database, CancellationToken cancel)
    {
        await using var transaction = await database.BeginTransactionAsync(cancel);
        var random = new Random(1);
        for (var m = 0; m < Meters; m++)
        {
            await using var meter = database.CreateCommand();
            meter.Transaction = transaction;
            meter.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO meters ("Site", "Meter", "Quantities", "FirstMs", "LastMs")
                VALUES ('{Site}', '{MeterOf(m)}', 'active_power_w,energy_import_wh', {YearStartQuarter * 900_000}, {(YearStartQuarter + QuartersOfYear) * 900_000}) RETURNING "Id"
                """);
            var id = Convert.ToInt32(await meter.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
            await (database is NpgsqlConnection postgres ? CopyAsync(postgres, id, Quarters(random), cancel) : InsertAsync(database, transaction, id, Quarters(random), cancel));
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Sends the readings as a gateway does.</summary>
    public static async Task ReadingsAsync(Uri ingestor, string key, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = ingestor };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", key);
        var random = new Random(2);
        for (var m = 0; m < MetersWithSeconds; m++)
        {
            foreach (var seconds in Enumerable.Range(0, SecondsOfDay).Chunk(LinesPerWrite))
            {
                var lines = new StringBuilder();
                foreach (var s in seconds)
                {
                    lines.Append(CultureInfo.InvariantCulture, $"readings,meter={MeterOf(m)} active_power_w={2000 + (random.Next(0, 10_000) / 10.0)} {DayMs + (s * 1000L)}\n");
                }

                using var body = new StringContent(lines.ToString());
                using var answer = await http.PostAsync(new Uri("/api/v2/write?precision=ms", UriKind.Relative), body, cancel);
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    // Columns of the ledger from the quarter hour to the origin. As interpolated between counter readings: no round numbers; power as the meter shows it.
    private static IEnumerable<object[]> Quarters(Random random)
    {
        for (var q = 0; q < QuartersOfYear; q++)
        {
            var energy = (500 + (100 * Math.Sin(q / 15.0))) * (0.8 + (0.4 * random.NextDouble()));
            yield return [(int)YearStartQuarter + q, energy, DBNull.Value, energy * 4, Math.Round(energy * 3, 1), Math.Round(energy * 5, 1), energy / 3, 0.0, 1.0, (short)0];
        }
    }

    private static async Task InsertAsync(DbConnection database, DbTransaction transaction, int meter, IEnumerable<object[]> quarters, CancellationToken cancel)
    {
        await using var insert = database.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO ledger VALUES ({meter}, {string.Join(", ", Enumerable.Range(0, 10).Select(p => $"@{p}"))})";
        foreach (var values in quarters)
        {
            for (var p = 0; p < values.Length; p++)
            {
                if (insert.Parameters.Count == p)
                {
                    insert.Parameters.Add(new SqliteParameter($"@{p}", value: null));
                }

                insert.Parameters[p].Value = values[p];
            }

            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection database, int meter, IEnumerable<object[]> quarters, CancellationToken cancel)
    {
        await using var copy = await database.BeginBinaryImportAsync(
            """
            COPY ledger ("MeterId", "Quarter", "ImportWh", "ExportWh", "MeanW", "MinW", "MaxW", "LagVarh", "LeadVarh", "Coverage", "Origin") FROM STDIN (FORMAT BINARY)
            """,
            cancel);
        foreach (var values in quarters)
        {
            await copy.WriteRowAsync(cancel, [meter, .. values]);
        }

        await copy.CompleteAsync(cancel);
    }
}
