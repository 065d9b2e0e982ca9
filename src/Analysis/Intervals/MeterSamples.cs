using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>What one meter reported, each list in any order and possibly empty; values in canonical units.</summary>
public sealed record MeterSamples
{
    /// <summary>Import energy counter in Wh.</summary>
    public IReadOnlyList<Sample> EnergyImport { get; init; } = [];

    /// <summary>Export energy counter in Wh.</summary>
    public IReadOnlyList<Sample> EnergyExport { get; init; } = [];

    /// <summary>Lagging reactive energy counter in varh.</summary>
    public IReadOnlyList<Sample> ReactiveLag { get; init; } = [];

    /// <summary>Leading reactive energy counter in varh.</summary>
    public IReadOnlyList<Sample> ReactiveLead { get; init; } = [];

    /// <summary>Active power in W, import positive.</summary>
    public IReadOnlyList<Sample> ActivePower { get; init; } = [];

    /// <summary>Reactive power in var, lagging positive.</summary>
    public IReadOnlyList<Sample> ReactivePower { get; init; } = [];
}
