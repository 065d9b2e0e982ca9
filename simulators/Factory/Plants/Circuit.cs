namespace Monitoring.Simulators.Factory.Plants;

/// <summary>What a meter on a circuit shows.</summary>
public sealed class Circuit
{
    internal Circuit(string meter) => Meter = meter;

    /// <summary>Meter id.</summary>
    public string Meter { get; }

    /// <summary>Active power in W.</summary>
    public double ActiveW { get; private set; }

    /// <summary>Reactive power in var, lagging positive.</summary>
    public double ReactiveVar { get; private set; }

    /// <summary>Imported energy in Wh since the plant's first day.</summary>
    public double EnergyWh { get; private set; }

    /// <summary>Lagging reactive energy in varh since the plant's first day.</summary>
    public double ReactiveVarh { get; private set; }

    internal void Restore(double energyWh, double reactiveVarh) => (EnergyWh, ReactiveVarh) = (energyWh, reactiveVarh);

    internal void Step(double activeW, double reactiveVar, TimeSpan length)
    {
        (ActiveW, ReactiveVar) = (activeW, reactiveVar);
        EnergyWh += activeW * length.TotalHours;
        ReactiveVarh += reactiveVar * length.TotalHours;
    }
}
