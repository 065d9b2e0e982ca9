namespace Monitoring.Ingestor.Ledger;

/// <summary>A span of one meter's readings after which its ledger must be recomputed.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="FromMs">Time of the earliest touched reading, Unix ms.</param>
/// <param name="ToMs">Time of the latest touched reading, Unix ms.</param>
/// <param name="Row">Number of the row that keeps the mark on disk.</param>
/// <param name="KeptFromMs">Start of the span on disk, which holds this one.</param>
/// <param name="KeptToMs">End of the span on disk.</param>
/// <param name="Since">When it was marked, as a timestamp of the time provider.</param>
public sealed record DirtySpan(string Site, string Meter, long FromMs, long ToMs, long Row, long KeptFromMs, long KeptToMs, long Since);
