namespace Monitoring.Simulators.Factory.Running;

/// <summary>What a place draws at a moment, and what an ideal meter there has counted.</summary>
/// <param name="Counters">Counters at the moment.</param>
/// <param name="Power">Mean power from the moment on, kW and kvar for each phase.</param>
public readonly record struct Draw(Counters Counters, PhaseEnergy Power);

/// <summary>
/// Counters of an ideal meter since the plant's first day. Whether a phase, or all of them together, import or export is decided by the
/// mean of each minute, so a meter read every second and one read every quarter hour agree.
/// </summary>
public readonly record struct Counters
{
    /// <summary>Imported energy of each phase in kWs, with reactive energy of the same minutes in kvars.</summary>
    public PhaseEnergy Import { get; init; }

    /// <summary>Exported energy of each phase, positive, in kWs.</summary>
    public PhaseEnergy Export { get; init; }

    /// <summary>Imported energy of a meter that nets its phases, kWs.</summary>
    public double NetImport { get; init; }

    /// <summary>Exported energy of a meter that nets its phases, kWs.</summary>
    public double NetExport { get; init; }

    /// <summary>Lagging reactive energy of all phases, kvars.</summary>
    public double Lagging { get; init; }

    /// <summary>Leading reactive energy of all phases, positive, kvars.</summary>
    public double Leading { get; init; }

    public static Counters operator -(Counters a, Counters b) => new()
    {
        Import = a.Import - b.Import, Export = a.Export - b.Export, NetImport = a.NetImport - b.NetImport, NetExport = a.NetExport - b.NetExport,
        Lagging = a.Lagging - b.Lagging, Leading = a.Leading - b.Leading,
    };

    /// <summary>The counters when more energy has passed.</summary>
    /// <param name="passed">Energy since, kWs and kvars.</param>
    /// <param name="mean">Mean power of the minute in which it passed; it decides the directions.</param>
    internal Counters After(in PhaseEnergy passed, in PhaseEnergy mean)
    {
        var (import, sum, power) = (passed.Importing(mean), passed.Sum, mean.Sum);
        return new Counters
        {
            Import = Import + import, Export = Export + import - passed,
            NetImport = NetImport + (power.Kw >= 0 ? sum.Kw : 0), NetExport = NetExport + (power.Kw < 0 ? -sum.Kw : 0),
            Lagging = Lagging + (power.Kvar >= 0 ? sum.Kvar : 0), Leading = Leading + (power.Kvar < 0 ? -sum.Kvar : 0),
        };
    }
}
