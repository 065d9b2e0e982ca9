namespace Monitoring.Ingestor.Storage;

/// <summary>Where SQLite and PostgreSQL differ in what the plain SQL of this program needs.</summary>
/// <param name="NowMs">The database's clock as Unix ms.</param>
/// <param name="PeakQuarter">In a group of days: when the highest <c>max("PeakW")</c> was; the query has no other max or min.</param>
/// <param name="LockAlone">Waits until no other transaction holds lock number @0 in any way, and holds it until the transaction ends.</param>
/// <param name="LockShared">Waits until no other transaction holds lock number @0 alone.</param>
/// <param name="Transaction">The number of the transaction, which its rows bear as <c>xmin</c>; of use where the database is shared.</param>
/// <param name="OldestRunning">No transaction with a smaller number is still at work.</param>
/// <param name="IsShared">True when several Ingestors may work on the database at once.</param>
internal sealed record SqlDialect(string NowMs, string PeakQuarter, string? LockAlone, string? LockShared, string? Transaction, string? OldestRunning, bool IsShared)
{
    // A transaction that writes has SQLite's database for itself anyway. A column beside max() is taken from the row of the maximum.
    internal static SqlDialect Sqlite { get; } =
        new("CAST(unixepoch('subsec') * 1000 AS INTEGER)", "\"PeakQuarter\"", LockAlone: null, LockShared: null, Transaction: null, OldestRunning: null, IsShared: false);

    internal static SqlDialect Postgres { get; } = new(
        "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)",
        "(array_agg(\"PeakQuarter\" ORDER BY \"PeakW\" DESC NULLS LAST, \"PeakQuarter\"))[1]",
        "SELECT pg_advisory_xact_lock(@0)",
        "SELECT pg_advisory_xact_lock_shared(@0)",
        "SELECT CAST(CAST(pg_current_xact_id() AS xid) AS text)",
        "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS xid) AS text)",
        IsShared: true);
}
