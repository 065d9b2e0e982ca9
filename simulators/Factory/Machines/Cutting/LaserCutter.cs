namespace Monitoring.Simulators.Factory.Machines.Cutting;

/// <summary>A laser that cuts sheet, with its cooler: a fibre laser of 3 kW light [choice].</summary>
public sealed class LaserCutter : MachineTool
{
    /// <summary>A 3 kW one.</summary>
    public LaserCutter() =>
        (StandbyKw, ReadyKw, SpindleKw, CuttingKw, PeakKw, CycleMinutes, LeadMinutes, ActiveFrontEnd) = (1, 5, 7, 14, 18, 4, 20, true);
}
