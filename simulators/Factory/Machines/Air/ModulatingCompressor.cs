using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>A screw compressor of constant speed whose inlet is throttled: at half flow it still draws about 85 % [S7], without flow 65 % [S1].</summary>
public sealed class ModulatingCompressor : RegulatedCompressor
{
    private const double WithoutFlow = 0.65;

    /// <inheritdoc/>
    public override double PowerFactor { get; init; } = 0.86;

    private protected override double LeastShare => 0;

    private protected override MotorStart StartedBy => MotorStart.StarDelta;

    private protected override double PowerShare(double flow) => WithoutFlow + ((1 - WithoutFlow) * flow);
}
