namespace Monitoring.Simulators.Factory.Machines.Cutting;

/// <summary>A grinder: hydraulics, coolant and the wheel take nearly as much without a part [choice].</summary>
public sealed class Grinder : MachineTool
{
    /// <summary>A cylindrical grinder.</summary>
    public Grinder() => (StandbyKw, ReadyKw, SpindleKw, CuttingKw, PeakKw, CycleMinutes, LeadMinutes) = (0.4, 3, 4.5, 6.5, 11, 4, 30);
}
