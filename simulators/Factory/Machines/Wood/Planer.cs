namespace Monitoring.Simulators.Factory.Machines.Wood;

/// <summary>A planer or moulder: boards go through nearly without a gap [choice].</summary>
public sealed class Planer : WoodworkingMachine
{
    /// <summary>A four-sided one.</summary>
    public Planer() => (FreeShare, CutShare, CutTime, CycleSeconds) = (0.25, 0.7, 0.7, 20);
}
