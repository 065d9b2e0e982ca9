using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>How a meter's channels are connected to the phases, with the faults of its installation.</summary>
internal sealed class Wiring(Meter meter)
{
    private static readonly double[] Angles = [0, -2 * Math.PI / 3, 2 * Math.PI / 3];

    private readonly List<MeterFault> _faults = [.. meter.Faults.Where(f => f.Code is MeterFaultCode.CtReversed or MeterFaultCode.CtOtherPhase
        or MeterFaultCode.ChannelsSwapped or MeterFaultCode.RatioWrong)];

    /// <summary>What the channels would be given if all were right.</summary>
    internal PhaseEnergy Right(in PhaseEnergy phases) => new(Behind(phases, 0), Behind(phases, 1), Behind(phases, 2));

    /// <summary>What the channels are given, energy or power.</summary>
    internal PhaseEnergy Measured(in PhaseEnergy phases, long localMinute)
    {
        var measured = Right(phases);
        foreach (var fault in _faults)
        {
            if (fault.IsActive(localMinute))
            {
                measured = With(fault, measured);
            }
        }

        return measured;
    }

    private Level Behind(in PhaseEnergy phases, int channel) => channel < meter.Phases.Count ? phases[meter.Phases[channel] - 1] : default;

    private static PhaseEnergy With(MeterFault fault, in PhaseEnergy right)
    {
        Span<Level> channels = [right.L1, right.L2, right.L3];
        var (first, second) = ((fault.Phase ?? 1) - 1, (fault.OtherPhase ?? 2) - 1);
        switch (fault.Code)
        {
            case MeterFaultCode.ChannelsSwapped:
                (channels[first], channels[second]) = (channels[second], channels[first]);
                break;
            case MeterFaultCode.CtOtherPhase:
                (channels[first], channels[second]) =
                    (Turned(channels[second], Angles[first] - Angles[second]), Turned(channels[first], Angles[second] - Angles[first]));
                break;
            default:
                var factor = fault.Code == MeterFaultCode.CtReversed ? -1 : fault.Strength ?? 0.1;
                for (var i = 0; i < channels.Length; i++)
                {
                    channels[i] *= fault.Phase is null || i == first ? factor : 1;
                }

                break;
        }

        return new PhaseEnergy(channels[0], channels[1], channels[2]);
    }

    // One phase's current against another's voltage: S = V I*, so what is measured is turned by the angle between the two voltages.
    private static Level Turned(Level level, double angle) => new(
        (level.Kw * Math.Cos(angle)) - (level.Kvar * Math.Sin(angle)), (level.Kw * Math.Sin(angle)) + (level.Kvar * Math.Cos(angle)));
}
