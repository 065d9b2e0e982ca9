namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>A fan. A damper saves little, vanes at the inlet save more [S21]; the sizes are a choice.</summary>
public sealed class Fan : FlowMachine
{
    private protected override double PartLoad(double flow) => Control == FlowControl.InletVanes
        ? 0.45 + (0.55 * flow * flow)
        : 0.6 + (0.4 * flow);
}
