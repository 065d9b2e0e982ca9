namespace Monitoring.Simulators.Factory.Machines.Cutting;

/// <summary>A small lathe: 0.5 kW in standby, 1.5 kW ready, 4 kW cutting [memory].</summary>
public sealed class Lathe : MachineTool
{
    /// <summary>A small one.</summary>
    public Lathe() => (StandbyKw, ReadyKw, SpindleKw, CuttingKw, PeakKw, CycleMinutes, LeadMinutes) = (0.5, 1.5, 2.2, 4, 9, 3, 20);
}
