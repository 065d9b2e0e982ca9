using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>Sockets, office, ventilation: one level while people are there and another while they are not.</summary>
public sealed class SteadyLoad : Machine
{
    /// <summary>Power while people work, kW.</summary>
    public required double OnKw { get; init; }

    /// <summary>Power while the plant is closed, kW.</summary>
    public double OffKw { get; init; }

    /// <summary>Power factor.</summary>
    public double PowerFactor { get; init; } = 0.9;

    /// <summary>Noise, as a share.</summary>
    public double NoiseShare { get; init; } = 0.05;

    /// <summary>True for lights, which a fault leaves on over night.</summary>
    public bool IsLighting { get; init; }

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || (code == FaultCode.LightsLeftOn && IsLighting);

    private protected override void Step(Minute now)
    {
        var on = now.Work != Work.Closed || (IsLighting && Uniform(now.LocalMinute / 1440, 1) < Fault(FaultCode.LightsLeftOn, now));
        Trace.Hold(Level.Of((on ? OnKw : OffKw) * Noise(now, NoiseShare), PowerFactor));
    }
}
