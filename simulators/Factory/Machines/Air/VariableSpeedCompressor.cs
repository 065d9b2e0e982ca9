using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>
/// A screw compressor of variable speed. At 60 % flow it draws 66 % of full power, at 20 % 32 %, without flow 6.4 % [S1]; below 20 % it
/// turns to and fro between its least speed and no load, so its mean lies on the straight line between the two.
/// </summary>
public sealed class VariableSpeedCompressor : RegulatedCompressor
{
    // Of a 174.4 kW machine: 115 kW, 55.8 kW and 11.2 kW [S1].
    private const double At60 = 115 / 174.4;
    private const double At20 = 55.8 / 174.4;
    private const double At0 = 11.2 / 174.4;

    /// <inheritdoc/>
    public override double PowerFactor { get; init; } = 0.95;

    private protected override double LeastShare => 0.2;

    private protected override MotorStart StartedBy => MotorStart.Drive;

    // The parabola through the three points; below the least speed the line to no flow.
    private protected override double PowerShare(double flow)
    {
        if (flow <= LeastShare)
        {
            return At0 + ((At20 - At0) * flow / LeastShare);
        }

        var (low, high) = ((At60 - At20) / 0.4, (1 - At60) / 0.4);
        return At20 + ((flow - 0.2) * (low + ((high - low) / 0.8 * (flow - 0.6))));
    }
}
