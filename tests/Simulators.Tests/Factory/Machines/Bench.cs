using System.Globalization;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Tests.Factory.Machines;

/// <summary>
/// Machines on a bench: a plant whose first day is a Monday, which works from 8 to 17 with lunch from 12 to 13 and whose weather does not
/// change. The machine under test is 'm'; people start it to the minute, and there is always work for it. Hours count from Monday 0:00.
/// </summary>
internal sealed class Bench
{
    private readonly Simulation _start;

    private Bench(Simulation start) => _start = start;

    /// <summary>A bench for a model with these lines of a plant file.</summary>
    public static Bench Of(string model, string properties = "", double outdoor = 20, string more = "", params (FaultCode Code, double Strength)[] faults)
    {
        var people = typeof(OperatedMachine).IsAssignableFrom(MachineModels.All[model])
            ? "needed_share: 100, utilisation: 100, stagger_minutes: 0, forgotten_share: 0, " : "";
        return OfFile($"- {{ id: m, model: {model}, {people}{properties} }}{Environment.NewLine}  {more}", outdoor, faults);
    }

    /// <summary>A bench for a model that has as much work as its lines say; people still start it to the minute.</summary>
    public static Bench WithWork(string model, string properties) =>
        OfFile($"- {{ id: m, model: {model}, utilisation: 100, stagger_minutes: 0, forgotten_share: 0, {properties} }}", 20, []);

    /// <summary>A bench with these lines of a plant file from its machines on.</summary>
    public static Bench OfFile(string machines, double outdoor = 20, params (FaultCode Code, double Strength)[] faults)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $$"""
                id: bench
                time_zone: UTC
                counters_since: 2026-01-05
                transformer: { kva: 1000, no_load_kw: 0, load_loss_kw: 0, no_load_kvar: 0 }
                weather: { mean_c: {{outdoor}}, season_k: 0, day_k: 0, spell_k: 0, longitude: 0 }
                orders: { mean: 1, weeks: 0, days: 0, rush_days: false }
                calendar:
                  japanese_holidays: false
                  shifts: [{ name: day, start: "08:00", end: "17:00", breaks: [{ start: "12:00", end: "13:00" }] }]
                machines:
                  {{machines}}
                """));
            var plant = PlantFile.Read(file);
            return new Bench(new Simulation(plant, 1, [.. faults.Select(f => new Fault { Code = f.Code, Machine = "m", From = plant.CountersSince, Strength = f.Strength })]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The bench at an hour.</summary>
    public Simulation At(double hour)
    {
        var run = _start.Copy();
        run.MoveTo(_start.Now.AddHours(hour));
        return run;
    }

    /// <summary>The machine under test in its state at an hour.</summary>
    public T Machine<T>(double hour)
        where T : Machine => (T)At(hour).Machines[0];

    /// <summary>What the machine under test takes, kWh and kvarh; negative for what it gives.</summary>
    public Level Taken(double from, double to)
    {
        var (a, b) = (Counters(At(from)), Counters(At(to)));
        return new Level(b.NetImport - b.NetExport - a.NetImport + a.NetExport, b.Lagging - b.Leading - a.Lagging + a.Leading) * (1 / 3600.0);
    }

    /// <summary>Energy of the machine under test, kWh.</summary>
    public double Kwh(double from, double to) => Taken(from, to).Kw;

    /// <summary>Mean power, kW.</summary>
    public double Kw(double from, double to) => Kwh(from, to) / (to - from);

    /// <summary>Power factor of the energies.</summary>
    public double PowerFactor(double from, double to)
    {
        var taken = Taken(from, to);
        return taken.Kw / Math.Sqrt((taken.Kw * taken.Kw) + (taken.Kvar * taken.Kvar));
    }

    /// <summary>Mean of each minute, all phases.</summary>
    public List<Level> Minutes(double from, double to) => [.. Steps(from, to).Select(run => run.MeanOf(0))];

    /// <summary>Lowest and highest power of any second, kW.</summary>
    public (double Least, double Most) Seconds(double from, double to)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var run in Steps(from, to))
        {
            (least, most) = (Math.Min(least, run.Machines[0].Trace.LeastKw), Math.Max(most, run.Machines[0].Trace.MostKw));
        }

        return (least, most);
    }

    /// <summary>Shares of the phases in the energy of a span.</summary>
    public double[] Phases(double from, double to)
    {
        var (a, b) = (Counters(At(from)), Counters(At(to)));
        double[] kws = [b.Import.L1.Kw - a.Import.L1.Kw, b.Import.L2.Kw - a.Import.L2.Kw, b.Import.L3.Kw - a.Import.L3.Kw];
        return [.. kws.Select(k => k / kws.Sum())];
    }

    private static Counters Counters(Simulation run) => run.Read(0, 0, 60).Counters;

    private IEnumerable<Simulation> Steps(double from, double to)
    {
        var run = At(from);
        for (var end = _start.Now.AddHours(to); run.Now < end; run.Step())
        {
            yield return run;
        }
    }
}
