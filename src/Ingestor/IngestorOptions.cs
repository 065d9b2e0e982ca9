namespace Monitoring.Ingestor;

/// <summary>Settings of the Ingestor, section <c>Ingestor</c>.</summary>
public sealed class IngestorOptions
{
    /// <summary>
    /// Sites, keys, meters and ledger: a SQLite file, or a PostgreSQL database as <c>Host=...;Database=...;Username=...;Password=...</c>,
    /// on which several Ingestors may work.
    /// </summary>
    public string Database { get; set; } = "data/ingestor.db";

    /// <summary>Where readings are stored: <c>sqlite</c>, or the URL of an InfluxDB 1, 2 or 3 such as <c>http://host:8086</c>.</summary>
    public string Store { get; set; } = "sqlite";

    /// <summary>SQLite file of the readings, when <see cref="Store"/> is <c>sqlite</c>.</summary>
    public string StoreFile { get; set; } = "data/readings.db";

    /// <summary>InfluxDB database (1.x, 3.x) or bucket (2.x).</summary>
    public string StoreDatabase { get; set; } = "monitoring";

    /// <summary>InfluxDB 1.x user; empty when it asks for none.</summary>
    public string StoreUser { get; set; } = "";

    /// <summary>InfluxDB password.</summary>
    public string StorePassword { get; set; } = "";

    /// <summary>InfluxDB 2.x or 3.x token; empty when 3.x runs without authorization.</summary>
    public string StoreToken { get; set; } = "";

    /// <summary>Name of the InfluxDB 2.x organization.</summary>
    public string StoreOrg { get; set; } = "";

    /// <summary>Days for which raw readings are kept; 0 for ever. The ledger has its own.</summary>
    public int RawRetentionDays { get; set; } = 400;

    /// <summary>Days for which the ledger's quarter hours are kept; 0 for ever.</summary>
    public int LedgerRetentionDays { get; set; }

    /// <summary>Largest request body in bytes, after decompression.</summary>
    public int MaxBodyBytes { get; set; } = 25_000_000;

    /// <summary>Writes handled at once; more are asked to come again.</summary>
    public int MaxConcurrentWrites { get; set; } = 8;

    /// <summary>Longest time from a request's head to the end of its body.</summary>
    public TimeSpan MaxBodyTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rules for timestamps.</summary>
    public ClockOptions Clock { get; set; } = new();

    /// <summary>True when readings go to the embedded SQLite store.</summary>
    internal bool StoreIsSqlite => string.Equals(Store, "sqlite", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which timestamps the Ingestor believes.</summary>
public sealed class ClockOptions
{
    /// <summary>Lines older than this are refused.</summary>
    public DateTimeOffset Earliest { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
