namespace Monitoring.Analysis.Metering;

/// <summary>One term of a virtual meter.</summary>
/// <param name="Meter">Id of the meter whose net energy is taken; it may be a virtual one.</param>
/// <param name="Factor">Its weight; 1 adds it, -1 takes it away, 0.5 is a half of it.</param>
public sealed record MeterTerm(string Meter, double Factor = 1);
