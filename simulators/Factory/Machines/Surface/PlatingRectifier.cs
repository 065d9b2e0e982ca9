using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Surface;

/// <summary>
/// A rectifier of a plating line: constant current through batches of 20 to 90 minutes [memory]. A thyristor set has a power factor of about
/// 0.7 when it runs at 22 of its 30 V, a switch-mode set 0.9 and more [S51].
/// </summary>
public sealed class PlatingRectifier : OperatedMachine
{
    // A firing angle lowers voltage and power factor alike: 0.7 at 22/30, times 0.95 for the overlap and harmonics.
    private const double ThyristorFactor = 0.95;
    private const double SwitchModeFactor = 0.93;
    private const double GapMinutes = 6;
    private double _left;
    private double _gap;
    private int _batch;

    /// <summary>Voltage it is built for, V.</summary>
    [Range(1, 1000)]
    public double RatedVolts { get; init; } = 12;

    /// <summary>Voltage of the bath, V.</summary>
    [Range(0.5, 1000)]
    public double BathVolts { get; init; } = 8.5;

    /// <summary>Current of a batch, A: 50 to 10,000 [S50].</summary>
    [Range(1, 50_000)]
    public required double Amperes { get; init; }

    /// <summary>Shortest batch, minutes.</summary>
    [Range(1, 600)]
    public double ShortestMinutes { get; init; } = 20;

    /// <summary>Longest batch, minutes.</summary>
    [Range(1, 600)]
    public double LongestMinutes { get; init; } = 90;

    /// <summary>True for a switch-mode set, false for thyristors.</summary>
    public bool SwitchMode { get; init; }

    private protected override void Step(Minute now, Duty duty)
    {
        // A batch once begun is finished whatever people do; a new one is begun in running time only.
        if (duty == Duty.Off && _left <= 0)
        {
            _gap = 0;
            Trace.Hold(default);
            return;
        }

        if (_left <= 0 && _gap <= 0 && duty == Duty.Run)
        {
            _left = ShortestMinutes + ((LongestMinutes - ShortestMinutes) * Uniform(++_batch, 0));
            _gap = GapMinutes;
        }

        if (_left > 0)
        {
            _left--;
            Trace.Hold(Level.Of(BathVolts * Amperes / 1000 / Efficiency * Noise(now, 0.005), PowerFactor));
        }
        else
        {
            _gap--;
            Trace.Hold(Level.Of(0.002 * RatedVolts * Amperes / 1000, 0.6));
        }
    }

    // 0.75 to 0.92 [memory].
    private double Efficiency => SwitchMode ? 0.9 : 0.8;

    private double PowerFactor => SwitchMode ? SwitchModeFactor : ThyristorFactor * Math.Min(1, BathVolts / RatedVolts);
}
