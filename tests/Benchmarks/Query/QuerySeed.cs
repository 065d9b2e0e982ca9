using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Data.Sqlite;

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
    public static void Ledger(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var meter = Command(
            """
            INSERT INTO meters ("Site", "Meter", "Quantities", "FirstMs", "LastMs") VALUES ($a, $b, 'active_power_w,energy_import_wh', $c, $d) RETURNING "Id"
            """,
            4);
        using var quarter = Command("""INSERT INTO ledger VALUES ($a, $b, $c, NULL, $d, $e, $f, $g, 0, 1, 0)""", 7);
        var random = new Random(1);
        for (var m = 0; m < Meters; m++)
        {
            Bind(meter, Site, MeterOf(m), YearStartQuarter * 900_000, (YearStartQuarter + QuartersOfYear) * 900_000);
            var id = (long)meter.ExecuteScalar()!;
            for (var q = 0; q < QuartersOfYear; q++)
            {
                // As interpolated between counter readings: no round numbers; power as the meter shows it.
                var energy = (500 + (100 * Math.Sin(q / 15.0))) * (0.8 + (0.4 * random.NextDouble()));
                var (low, high) = (Math.Round(energy * 3, 1), Math.Round(energy * 5, 1));
                Bind(quarter, id, YearStartQuarter + q, energy, energy * 4, low, high, energy / 3);
                quarter.ExecuteNonQuery();
            }
        }

        transaction.Commit();

        SqliteCommand Command(string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var p = 0; p < parameters; p++)
            {
                command.Parameters.Add(new SqliteParameter("$" + (char)('a' + p), value: null));
            }

            return command;
        }
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

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
