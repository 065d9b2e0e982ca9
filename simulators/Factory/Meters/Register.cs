namespace Monitoring.Simulators.Factory.Meters;

/// <summary>How a meter's counters show what was counted: in steps, and round again at the end of the register.</summary>
internal sealed class Register(double stepWh, MeterFault? rollover)
{
    private const double UsualSizeKwh = 100_000;
    private readonly double _sizeWh = 1000 * (rollover?.Strength ?? UsualSizeKwh);

    /// <summary>Step in Wh.</summary>
    internal double StepWh => stepWh;

    /// <summary>The moment at which it passes its end, if it does.</summary>
    internal MeterFault? Rollover => rollover;

    /// <summary>What will have been counted then, Wh.</summary>
    internal double? EndsAtWh { get; set; }

    /// <summary>The whole steps below a value, Wh.</summary>
    internal double Shows(double wh) => stepWh > 0 ? Math.Round(Math.Floor((wh / stepWh) + 1e-7) * stepWh, 6) : wh;

    /// <summary>What stands in the register of imported energy when so much was counted, Wh.</summary>
    internal double Rolled(double wh)
    {
        var rest = EndsAtWh is { } end ? (wh - end) % _sizeWh : wh;
        return rest < 0 && EndsAtWh is not null ? rest + _sizeWh : rest;
    }
}
