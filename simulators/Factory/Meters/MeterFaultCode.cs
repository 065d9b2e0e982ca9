namespace Monitoring.Simulators.Factory.Meters;

/// <summary>What can be wrong with a meter or with its wiring. The summaries say what a strength means and what it is when it is left out.</summary>
public enum MeterFaultCode
{
    /// <summary>The counters are set to 0 at the fault's beginning, e.g. by a command; nothing is lost.</summary>
    Reset,

    /// <summary>The import counter passes the end of its register at the fault's beginning and goes on from 0; strength: the register's size in kWh, 100,000.</summary>
    Rollover,

    /// <summary>The meter loses its supply and comes back with counters at 0; what passes in the meantime is not counted. Strength: minutes without supply, 3.</summary>
    RestartAtZero,

    /// <summary>One reading in ten shows less than the one before; strength: Wh, one step of the counter.</summary>
    BackwardJitter,

    /// <summary>Messages are lost; strength: share of them, 1.</summary>
    Dropout,

    /// <summary>The meter repeats its last values under new times, and counts on within.</summary>
    Stuck,

    /// <summary>The meter's clock is wrong; strength: seconds it is ahead, 90.</summary>
    ClockSkew,

    /// <summary>The meter's clock gains more and more; strength: seconds a day, 2.</summary>
    ClockDrift,

    /// <summary>The meter's clock began at 1970 and was never set.</summary>
    ClockUnset,

    /// <summary>Messages come twice; strength: share of them, 1.</summary>
    Duplicates,

    /// <summary>One value is sent retained and then nothing: whoever subscribes later gets it as if it were new.</summary>
    RetainedStale,

    /// <summary>Messages are held back and come in a wrong order; strength: minutes they are held back at most, 60.</summary>
    OutOfOrder,

    /// <summary>Another meter is put in its place, ten minutes without measurement; strength: the new one's counter in kWh, 0.</summary>
    Exchange,

    /// <summary>The current transformer of a phase is the wrong way round, of all phases when none is named.</summary>
    CtReversed,

    /// <summary>The current transformers of two phases sit on each other's conductor, while the voltages are right.</summary>
    CtOtherPhase,

    /// <summary>Two channels are swapped whole, voltage and current.</summary>
    ChannelsSwapped,

    /// <summary>The transformers' ratio is set wrong; strength: measured over true, 0.1.</summary>
    RatioWrong,

    /// <summary>Power is sent in kW where W is meant; energy is right.</summary>
    KwForW,
}
