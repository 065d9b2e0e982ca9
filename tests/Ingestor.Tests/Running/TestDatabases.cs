using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Monitoring.Ingestor.Tests.Running;

/// <summary>Relational databases for tests: a SQLite file, or a new database of one PostgreSQL that all tests of this assembly share.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static PostgresServer? _server;

    /// <summary>The setting <c>Ingestor:Database</c> for a database that does not exist yet.</summary>
    public static async Task<string> NewAsync(string kind, TempFolder folder)
    {
        if (kind == Sqlite)
        {
            return folder.File("ingestor.db");
        }

        Assert.SkipUnless(PostgresServer.Available, PostgresServer.SkipReason);
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _server ??= await PostgresServer.StartAsync(TestContext.Current.CancellationToken);
            return _server.NewDatabase();
        }
        finally
        {
            Gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }
}
