namespace Monitoring.Simulators.Factory.Machines.Cutting;

/// <summary>A machining centre of medium size with three axes [levels: memory]; its warm-up is often begun 40 to 50 minutes early [S30].</summary>
public sealed class MachiningCentre : MachineTool
{
    /// <summary>A medium one.</summary>
    public MachiningCentre() => (StandbyKw, ReadyKw, SpindleKw, CuttingKw, PeakKw, LeadMinutes) = (0.6, 3.5, 5, 9, 20, 40);
}
