namespace Monitoring.Domain.Readings;

/// <summary>All values of one meter at one instant; the values stand in <see cref="PointBatch"/>.</summary>
/// <param name="Meter">Meter id, valid by <see cref="Ids.MeterId.IsValid"/>.</param>
/// <param name="TimeMs">Unix time in milliseconds, UTC.</param>
/// <param name="First">Index of the first value in the batch.</param>
/// <param name="Count">Number of values, at least one.</param>
/// <param name="Line">Line of the request body it was read from, from 1; 0 where it was not read from text.</param>

public readonly record struct Point(string Meter, long TimeMs, int First, int Count, int Line = 0);
