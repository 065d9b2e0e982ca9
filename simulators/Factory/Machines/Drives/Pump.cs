namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>A pump. At half flow a throttled one takes 0.70 to 0.75 of full power, one of variable speed 0.15 to 0.25 [memory].</summary>
public sealed class Pump : FlowMachine
{
    private protected override double PartLoad(double flow) => 0.45 + (0.55 * flow);
}
