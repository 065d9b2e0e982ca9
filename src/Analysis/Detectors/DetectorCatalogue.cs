namespace Monitoring.Analysis.Detectors;

/// <summary>All detectors. A new one is a file beside this and a line in it.</summary>
public static class DetectorCatalogue
{
    /// <summary>In the order in which they run.</summary>
    public static IReadOnlyList<IDetector> All { get; } = [new OffHoursLoad(), new DemandPeak(), new LowPowerFactor()];
}
