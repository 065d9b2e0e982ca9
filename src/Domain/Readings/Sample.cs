namespace Monitoring.Domain.Readings;

/// <summary>One value of one quantity of one meter.</summary>
/// <param name="TimeMs">Unix time in milliseconds, UTC.</param>
/// <param name="Value">Value in the canonical unit of the quantity.</param>

public readonly record struct Sample(long TimeMs, double Value);
