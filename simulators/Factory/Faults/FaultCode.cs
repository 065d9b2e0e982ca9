namespace Monitoring.Simulators.Factory.Faults;

/// <summary>What can be wrong in a plant. The summaries say what a strength means.</summary>
public enum FaultCode
{
    /// <summary>Idles through nights between working days; strength: share of the nights.</summary>
    LeftOnNight,

    /// <summary>Idles through weekends and holidays; strength: share of them.</summary>
    LeftOnWeekend,

    /// <summary>Something is on while the plant is closed; strength: kW.</summary>
    BaseGrown,

    /// <summary>Idles in half days without work instead of being switched off; strength: share of them.</summary>
    Idling,

    /// <summary>Is switched on earlier; strength: hours.</summary>
    EarlyStart,

    /// <summary>Is switched off later; strength: hours.</summary>
    LateStop,

    /// <summary>Is not switched off over lunch any more; strength: share of the days.</summary>
    LunchRunning,

    /// <summary>Leaks grow; strength: flow in m3/min at the cut-in pressure.</summary>
    LeakGrown,

    /// <summary>The pressure band is raised; strength: bar.</summary>
    PressureRaised,

    /// <summary>The receiver is cut off or water-logged, so the compressor loads and unloads often; strength: share of the volume lost.</summary>
    ShortCycling,

    /// <summary>Stays on unloaded where it would stop by itself; strength: share of the rests.</summary>
    UnloadedRunning,

    /// <summary>Everything is started at once and runs for the first hour, needed or not; strength: share of the days.</summary>
    SimultaneousStart,

    /// <summary>Steps of the capacitor bank are lost; strength: share of its kvar.</summary>
    CapacitorLost,

    /// <summary>Load moves to one phase; strength: share that moves, 0 to 1.</summary>
    PhaseUnbalance,

    /// <summary>Every piece takes more energy; strength: share more.</summary>
    EnergyPerPiece,

    /// <summary>Groups of heating elements are lost; strength: share of the groups, in steps of one third.</summary>
    ElementLost,

    /// <summary>Condenser or filter is dirty; strength: share more power for the same cold.</summary>
    DirtyChiller,

    /// <summary>A set point is changed the wasteful way; strength: kelvin.</summary>
    SetPoint,

    /// <summary>Lights stay on; strength: share of the nights.</summary>
    LightsLeftOn,

    /// <summary>Strings of the solar field are out; strength: share of the field.</summary>
    PvStringOut,

    /// <summary>A heater and a chiller work against each other; strength: kW of heat.</summary>
    HeatingAndCooling,

    /// <summary>Starts and ends later, or with a negative strength earlier; strength: hours.</summary>
    ScheduleShifted,
}
