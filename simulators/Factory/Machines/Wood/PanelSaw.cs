namespace Monitoring.Simulators.Factory.Machines.Wood;

/// <summary>A panel saw: short cuts, long handling [choice].</summary>
public sealed class PanelSaw : WoodworkingMachine
{
    /// <summary>A beam saw.</summary>
    public PanelSaw() => (FreeShare, CutShare, CutTime, CycleSeconds) = (0.18, 0.8, 0.3, 45);
}
