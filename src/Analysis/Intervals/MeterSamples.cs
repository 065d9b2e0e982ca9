using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>What one meter reported, each list in any order and possibly empty; values in canonical units.</summary>
public sealed record MeterSamples
{
    /// <summary>The quantities the ledger is calculated from.</summary>
    public static IReadOnlyList<Quantity> Quantities { get; } =
    [
        QuantityCatalogue.EnergyImport, QuantityCatalogue.EnergyExport, QuantityCatalogue.ReactiveEnergyLag,
        QuantityCatalogue.ReactiveEnergyLead, QuantityCatalogue.ActivePower, QuantityCatalogue.ReactivePower,
    ];

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

    /// <summary>Takes the lists by quantity, one call for each of <see cref="Quantities"/>.</summary>
    public static MeterSamples From(Func<Quantity, IReadOnlyList<Sample>> samplesOf)
    {
        ArgumentNullException.ThrowIfNull(samplesOf);
        return new MeterSamples
        {
            EnergyImport = samplesOf(QuantityCatalogue.EnergyImport),
            EnergyExport = samplesOf(QuantityCatalogue.EnergyExport),
            ReactiveLag = samplesOf(QuantityCatalogue.ReactiveEnergyLag),
            ReactiveLead = samplesOf(QuantityCatalogue.ReactiveEnergyLead),
            ActivePower = samplesOf(QuantityCatalogue.ActivePower),
            ReactivePower = samplesOf(QuantityCatalogue.ReactivePower),
        };
    }
}
