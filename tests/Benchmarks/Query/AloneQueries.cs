using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Monitoring.Benchmarks.Query;

/// <summary>The same questions to the databases alone: SQL through ADO.NET, every value read; InfluxQL over HTTP, the answer received.</summary>
internal sealed class AloneQueries : IDisposable
{
    private const string Columns = """ "Quarter", "ImportWh", "ExportWh", "MeanW", "MinW", "MaxW", "LagVarh", "LeadVarh", "Coverage", "Origin" """;

    private readonly DbConnection _ledger;
    private readonly DbConnection? _readings;
    private readonly HttpClient? _influx;

    private AloneQueries(DbConnection ledger, QueryInstallation installation)
    {
        _ledger = ledger;
        _influx = installation.Influx is { } url ? new HttpClient { BaseAddress = url } : null;
        _readings = _influx is null ? Open(installation.Readings) : null;
    }

    public static async Task<AloneQueries> StartAsync(QueryInstallation installation, CancellationToken cancel) =>
        new(await installation.Database.OpenAsync(cancel), installation);

    /// <returns>Number of rows.</returns>
    public int MeterYear() => Rows(
        _ledger,
        $"""SELECT {Columns} FROM ledger WHERE "MeterId" = (SELECT "Id" FROM meters WHERE "Meter" = @meter) AND "Quarter" >= 1928544 AND "Quarter" < 1963584 ORDER BY "Quarter" """,
        ("@meter", QuerySeed.MeterOf(50)));

    /// <returns>Number of rows.</returns>
    public int MonthTotals() => Rows(
        _ledger,
        $"""
        SELECT "MeterId", "Day" / 100, SUM("Intervals"), SUM("CoveredMs"), SUM("ImportWh"), SUM("ExportWh"),
        SUM("ImportGapWh" + "ImportPowerWh" + "ImportEditedWh" + "ExportGapWh" + "ExportPowerWh" + "ExportEditedWh"), MAX("PeakW"), {(_ledger is SqliteConnection ? "\"PeakQuarter\"" : "(array_agg(\"PeakQuarter\" ORDER BY \"PeakW\" DESC NULLS LAST))[1]")}
        FROM ledger_days WHERE "MeterId" IN (SELECT "Id" FROM meters) AND "Day" >= 20250101 AND "Day" < 20260101 GROUP BY "MeterId", "Day" / 100 ORDER BY 1, 2
        """);

    /// <returns>Number of rows.</returns>
    public int Latest() => Enumerable.Range(0, QuerySeed.Meters).Sum(m => Rows(
        _ledger,
        $"""
        SELECT {Columns} FROM (SELECT * FROM ledger WHERE "MeterId" = (SELECT "Id" FROM meters WHERE "Meter" = @meter) ORDER BY "Quarter" DESC LIMIT 48) n ORDER BY "Quarter"
        """,
        ("@meter", QuerySeed.MeterOf(m))));

    /// <returns>Number of rows, or of bytes of an answer of InfluxDB.</returns>
    public async Task<int> DayFromSecondsAsync(CancellationToken cancel)
    {
        var (from, to) = (QuerySeed.DayMs, QuerySeed.DayMs + 86_400_000);
        if (_influx is null)
        {
            return Rows(
                _readings!,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    SELECT time / 60000 * 60000 AS start, avg(value), min(value), max(value), value, max(time) FROM readings
                    WHERE series = (SELECT id FROM series WHERE meter = @meter AND quantity = 'active_power_w') AND time >= {from} AND time < {to} GROUP BY start ORDER BY start
                    """),
                ("@meter", QuerySeed.MeterOf(5)));
        }

        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT mean(active_power_w), min(active_power_w), max(active_power_w), last(active_power_w) FROM readings WHERE meter = '{QuerySeed.MeterOf(5)}' AND site = '{QuerySeed.Site}' AND time >= {from}ms AND time < {to}ms GROUP BY time(60s) fill(none)");
        return (await _influx.GetByteArrayAsync(new Uri($"/query?db=monitoring&epoch=ms&q={Uri.EscapeDataString(query)}", UriKind.Relative), cancel)).Length;
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _readings?.Dispose();
        _influx?.Dispose();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        return connection;
    }

    private static int Rows(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var rows = 0;
        for (; reader.Read(); rows++)
        {
            for (var c = 0; c < reader.FieldCount; c++)
            {
                if (!reader.IsDBNull(c))
                {
                    _ = reader is SqliteDataReader ? reader.GetDouble(c) : reader.GetValue(c);
                }
            }
        }

        return rows;
    }
}
