namespace Monitoring.Ingestor.Ledger;

/// <summary>A span of one meter's readings after which its ledger must be recomputed, taken by this Ingestor for some time.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="MeterId">Number of the meter.</param>
/// <param name="FromMs">Time of the earliest touched reading, Unix ms.</param>
/// <param name="ToMs">Latest time at which a touched reading can be, Unix ms: the last moment of a quarter hour.</param>
/// <param name="Marks">Numbers of the marks on disk that the span stands for.</param>
/// <param name="Since">When the first of them was made, as a timestamp of the time provider.</param>
public sealed record DirtySpan(string Site, string Meter, int MeterId, long FromMs, long ToMs, IReadOnlyList<long> Marks, long Since);
