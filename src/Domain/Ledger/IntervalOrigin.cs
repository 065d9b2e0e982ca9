namespace Monitoring.Domain.Ledger;

/// <summary>Where the energy of an interval comes from.</summary>
public enum IntervalOrigin
{
    /// <summary>From energy counter readings no further apart than half an hour, the demand window.</summary>
    Measured,

    /// <summary>From the counter's difference across a gap, spread evenly over the gap; or from what a counter has counted since a reset.</summary>
    CounterAcrossGap,

    /// <summary>From power integrated over time; there is no counter.</summary>
    IntegratedFromPower,

    /// <summary>Entered or corrected by a person.</summary>
    Edited,
}
