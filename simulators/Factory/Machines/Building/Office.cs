using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>
/// Computers, servers, sockets: a cloud of small single-phase loads. The base is 30 to 50 % of the day's peak, power factor 0.90 to 0.98,
/// slightly unbalanced [memory].
/// </summary>
public sealed class Office : BuildingService
{
    private const double PowerFactor = 0.95;
    private const double LunchShare = 0.85;
    private double _people;

    /// <summary>People come and go one by one.</summary>
    public Office() => (LeadMinutes, LagMinutes, Phases) = (20, 60, [0.37, 0.34, 0.29]);

    /// <summary>Highest power of a day, kW.</summary>
    [Range(0.01, 10_000)]
    public required double PeakKw { get; init; }

    /// <summary>Share of the peak that is always on: servers, machines for drinks, standby.</summary>
    [Range(0, 1)]
    public double BaseShare { get; init; } = 0.4;

    private protected override void Step(Minute now, Duty duty)
    {
        // Half of them are there after a quarter of an hour.
        var there = duty switch { Duty.Run => now.Work == Working.Work.Lunch ? LunchShare : 1.0, Duty.Off => 0, _ => 0.5 };
        _people += 0.045 * (there - _people);
        var kw = PeakKw * (BaseShare + ((1 - BaseShare) * _people)) * Noise(now, 0.04);
        Trace.Hold(Level.Of(kw, PowerFactor));

        // The cloud drifts between the phases.
        var drift = 0.04 * (Noise(now, 1) - 1);
        Split(Phases[0] + drift, Phases[1] - drift, Phases[2]);
    }
}
