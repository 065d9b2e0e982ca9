using System.Data.Common;
using Microsoft.Data.Sqlite;
using Monitoring.Support;
using Npgsql;

namespace Monitoring.Benchmarks;

/// <summary>The Ingestor's relational database of a benchmark: a SQLite file, or a database of a PostgreSQL that the benchmark starts.</summary>
internal sealed class RelationalDatabase : IAsyncDisposable
{
    /// <summary>The case in which it is PostgreSQL; the readings are in SQLite then.</summary>
    public const string Postgres = "postgres";

    private readonly PostgresServer? _server;

    private RelationalDatabase(string setting, PostgresServer? server) => (Setting, _server) = (setting, server);

    /// <summary>The setting <c>Ingestor:Database</c>.</summary>
    public string Setting { get; }

    public static async Task<RelationalDatabase> StartAsync(string @case, TempFolder folder, CancellationToken cancel)
    {
        var server = @case == Postgres ? await PostgresServer.StartAsync(cancel) : null;
        return new RelationalDatabase(server?.NewDatabase() ?? folder.File("ingestor.db"), server);
    }

    /// <summary>A connection of its own, open.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        DbConnection connection = _server is null ? new SqliteConnection($"Data Source={Setting}") : new NpgsqlConnection(Setting);
        await connection.OpenAsync(cancel);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
