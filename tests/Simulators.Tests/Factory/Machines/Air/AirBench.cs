using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Tests.Factory.Machines.Air;

/// <summary>An air net whose only customer takes a constant flow, day and night, as on a test bench.</summary>
internal static class AirBench
{
    // The sources give US units.
    internal const double M3PerMinPerCfm = 0.0283168;
    internal const double BarPerPsi = 0.0689476;
    private const double M3PerGallon = 0.00378541;

    /// <summary>The machine of the published table: 85.4 kW at 100 psig, 535 acfm, 20.6 % without load.</summary>
    internal static ScrewCompressor Published(string id = "comp", CompressorRole role = CompressorRole.Base, double runOn = 0) => new()
    {
        Id = id, Model = "screw-compressor", RatedKw = 85.4, FlowM3PerMin = 535 * M3PerMinPerCfm, RatedBar = 100 * BarPerPsi,
        UnloadedShare = 17.6 / 85.4, AlwaysOn = true, Role = role, AutoStop = runOn > 0, RunOnMinutes = runOn,
    };

    /// <summary>Receiver of so many gallons for each cfm of the published machine, at 100 to 110 psig, without leaks.</summary>
    internal static AirNet Net(double gallonsPerCfm) => new()
    {
        ReceiverM3 = gallonsPerCfm * 535 * M3PerGallon, CutInBar = 100 * BarPerPsi, CutOutBar = 110 * BarPerPsi, UnregulatedShare = 0,
    };

    internal static Simulation Run(AirNet net, double taken, IReadOnlyList<Machine> machines, params IReadOnlyList<Fault> faults) => new(
        new Plant
        {
            Id = "bench", Air = net, Machines = [.. machines, new Taker { Id = "taker", Model = "taker", Flow = taken }],
            Orders = new OrderBook { RushDays = false }, Calendar = new PlantCalendar(),
            Transformer = new Transformer { Kva = 400, NoLoadKw = 0, LoadLossKw = 0, NoLoadKvar = 0 },
        },
        seed: 1, faults);

    /// <summary>Mean power of a place over whole minutes, kW.</summary>
    internal static double Mean(Simulation run, string id, int minutes)
    {
        var (place, sum) = (run.PlaceOf(id), 0.0);
        for (var i = 0; i < minutes; i++, run.Step())
        {
            sum += run.MeanOf(place).Kw;
        }

        return sum / minutes;
    }

    /// <summary>Mean power of the compressor over whole minutes, kW, and the mean seconds between two times at which it passes a level upwards.</summary>
    internal static (double Kw, double Cycle) Cycles(Simulation run, string id, int minutes, double levelKw)
    {
        var (place, sum, before, first, last, count) = (run.PlaceOf(id), 0.0, double.MaxValue, -1, -1, 0);
        for (var second = 0; second < 60 * minutes; second++)
        {
            var kw = run.Read(place, second % 60, 1).Power.Sum.Kw;
            if (before < levelKw && kw >= levelKw)
            {
                (first, last, count) = (first < 0 ? second : first, second, count + 1);
            }

            (before, sum) = (kw, sum + kw);
            if (second % 60 == 59)
            {
                run.Step();
            }
        }

        return (sum / (60 * minutes), count > 1 ? (double)(last - first) / (count - 1) : double.PositiveInfinity);
    }

    private sealed class Taker : Machine
    {
        public double Flow { get; init; }

        private protected override void Step(Minute now) => now.TakeAir(Flow);
    }
}
