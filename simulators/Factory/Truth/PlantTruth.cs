using Monitoring.Simulators.Factory.Contracts;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Profiles;

namespace Monitoring.Simulators.Factory.Truth;

/// <summary>What is really wrong in a plant.</summary>
public static class PlantTruth
{
    private const double DaysPerMonth = 365.0 / 12;
    private const int UsualWindow = 30;

    /// <summary>
    /// The plant's faults within a span, in the order of its file. Each is the difference of two runs with the same seed, with all faults
    /// and with all but this one; where two faults act on each other (a leak at a raised pressure), what they share counts in both.
    /// </summary>
    /// <param name="plant">The plant.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="from">Start of the span, on the clock of the demand windows.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ArgumentException">The span cannot be; the message says what to change.</exception>
    public static IReadOnlyList<TrueFault> Of(
        Plant plant, int seed, DateTimeOffset from, DateTimeOffset to, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plant);
        if (plant.Faults.Count == 0)
        {
            progress?.Report(1);
            return [];
        }

        var step = TimeSpan.FromMinutes(plant.Contract?.WindowMinutes ?? UsualWindow);
        var runs = plant.Faults.Count + 1;
        var all = Run(plant.Faults, 0);
        var bill = Bill.Of(plant, all.Main);
        return [.. plant.Faults.Select((fault, i) => Of(plant, fault, all, bill, Run([.. plant.Faults.Where((_, j) => j != i)], i + 1)))];

        PlantSeries Run(IReadOnlyList<Fault> faults, int done) =>
            PlantSeries.Of(plant, seed, from, to, step, faults, progress is null ? null : new Part(progress, done, runs), cancel);
    }

    private static TrueFault Of(Plant plant, Fault fault, PlantSeries all, Bill bill, PlantSeries without)
    {
        var days = DaysIn(plant, fault, all.Main);
        var meter = new MeterTree(plant).Showing(fault.Machine);
        var other = Bill.Of(plant, without.Main);
        var wasted = Kwh(all.Main) - Kwh(without.Main);
        return new TrueFault
        {
            Code = FaultWords.Of(fault.Code), Machine = fault.Machine, Meter = meter?.Id, From = fault.From, To = fault.To, Strength = fault.Strength,
            Days = days,
            WastedKwh = wasted,
            WastedKwhAtMeter = meter is null ? 0 : Kwh(all[meter.Measures]) - Kwh(without[meter.Measures]),
            WastedKwhPerMonth = PerMonth(wasted),
            YenPerMonth = plant.Tariff is null ? null : PerMonth(bill.Yen - other.Yen),
            DemandKw = bill.DemandKw - other.DemandKw,
            PowerFactorPoints = other.PowerFactor - bill.PowerFactor,
        };

        double PerMonth(double value) => days > 0 ? value / days * DaysPerMonth : 0;
    }

    // What a solar field gives counts as well, so energy given back is taken off.
    private static double Kwh(PlaceSeries series) => series.ImportKwh.Sum() - series.ExportKwh.Sum();

    private static double DaysIn(Plant plant, Fault fault, PlaceSeries main)
    {
        var from = Later(plant.StartOf(fault.From), main.From);
        var end = main.StartOf(main.Count);
        var to = fault.To is { } last && plant.StartOf(last) < end ? plant.StartOf(last) : end;
        return Math.Max(0, (to - from).TotalDays);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private sealed class Part(IProgress<double> whole, int done, int runs) : IProgress<double>
    {
        public void Report(double value) => whole.Report((done + value) / runs);
    }
}
