using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>What an operated machine is doing.</summary>
public enum Duty
{
    /// <summary>Switched off.</summary>
    Off,

    /// <summary>On before the shift: heating up, warming up.</summary>
    WarmUp,

    /// <summary>On and making nothing: a break, waiting, cleaning, forgotten.</summary>
    Idle,

    /// <summary>Making pieces.</summary>
    Run,
}

/// <summary>
/// A machine that people switch on and off and that makes pieces when there is work. What people do is drawn here, so every machine has
/// the faults of people: left on, idling, too early, too late, all at once.
/// </summary>
public abstract class OperatedMachine : Machine
{
    // Uses of the machine's chance; models take 0 to 8.
    private const int Stagger = 9;
    private const int Forgetting = 10;
    private const int Needed = 11;
    private const int Waiting = 12;
    private const int Together = 13;
    private const int WaitMinutes = 12;

    // How long all run after a start together [choice].
    private const int TogetherMinutes = 75;
    private const int HalfDay = 360;

    private Roster _roster = null!;
    private RosterSpan _span;
    private int _runMinutes;

    /// <summary>Names of the shifts in which it works; all when empty.</summary>
    public IReadOnlyList<string> Shifts { get; init; } = [];

    /// <summary>Minutes before the shift at which it is switched on at the earliest.</summary>
    public double LeadMinutes { get; init; } = 10;

    /// <summary>Minutes over which its start is spread from day to day.</summary>
    public double StaggerMinutes { get; init; } = 15;

    /// <summary>Minutes it stays on after the shift, e.g. for cleaning.</summary>
    public double LagMinutes { get; init; } = 5;

    /// <summary>Share of half days for which it has work; in the others it stays off.</summary>
    public double NeededShare { get; init; } = 0.95;

    /// <summary>Share of its working time in which it makes pieces when orders are full; the rest it waits.</summary>
    public double Utilisation { get; init; } = 0.85;

    /// <summary>True when it is switched off over lunch.</summary>
    public bool OffAtLunch { get; init; }

    /// <summary>True when it goes on in breaks without people.</summary>
    public bool RunsThroughBreaks { get; init; }

    /// <summary>Share of evenings on which it is forgotten [choice].</summary>
    public double ForgottenShare { get; init; } = 0.01;

    /// <summary>Pieces in an hour of running; 0 when it is not counted.</summary>
    public double PiecesPerHour { get; init; }

    /// <summary>Compressed air it takes while it runs, m3/min of free air.</summary>
    public double AirM3PerMin { get; init; }

    /// <summary>Pieces made since the beginning.</summary>
    internal double Pieces => _runMinutes * PiecesPerHour / 60;

    /// <summary>What it does in the minute that was stepped last.</summary>
    internal Duty Now { get; private set; }

    /// <summary>False while it is too cold to make pieces: it goes on warming up in working time.</summary>
    private protected virtual bool IsReady => true;

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || (code == FaultCode.LunchRunning && OffAtLunch) || code
        is FaultCode.LeftOnNight or FaultCode.LeftOnWeekend or FaultCode.Idling or FaultCode.EarlyStart or FaultCode.LateStop
        or FaultCode.SimultaneousStart or FaultCode.EnergyPerPiece or FaultCode.ScheduleShifted;

    internal void Follow(Roster roster) => _roster = roster;

    private protected override void Finish(Minute now)
    {
        if (Now == Duty.Run && Fault(FaultCode.EnergyPerPiece, now) is > 0 and var more)
        {
            Trace.Scale(1 + more);
        }
    }

    private protected sealed override void Step(Minute now)
    {
        Now = DutyAt(now);
        Now = Now == Duty.Run && !IsReady ? Duty.WarmUp : Now;
        if (Now == Duty.Run)
        {
            _runMinutes++;
            now.TakeAir(AirM3PerMin);
        }

        Step(now, Now);
    }

    /// <summary>Draws the minute for what the machine is doing.</summary>
    private protected abstract void Step(Minute now, Duty duty);

    private Duty DutyAt(Minute now)
    {
        var at = now.LocalMinute - (long)(60 * Fault(FaultCode.ScheduleShifted, now));
        if (!_span.Holds(at))
        {
            _span = _roster.SpanAt(at);
        }

        var minute = _span.At(at);
        if (minute.Work == Work.Closed)
        {
            return Closed(at, minute, now);
        }

        if (at - minute.Block < Late(minute.Block, now))
        {
            return Duty.Off;
        }

        if (at - minute.Block < TogetherMinutes && minute.Work == Work.Shift && IsTogether(minute.Block, now))
        {
            return Duty.Run;
        }

        if (!IsNeeded(at, now))
        {
            return Uniform(at / HalfDay, Together) < Fault(FaultCode.Idling, now) ? Duty.Idle : Duty.Off;
        }

        if (minute.Work != Work.Shift && !RunsThroughBreaks)
        {
            return minute.Work == Work.Lunch && OffAtLunch && Uniform(at / 1440, Together) >= Fault(FaultCode.LunchRunning, now) ? Duty.Off : Duty.Idle;
        }

        return Uniform(at / WaitMinutes, Waiting) < Utilisation * now.Orders ? Duty.Run : Duty.Idle;
    }

    private bool IsNeeded(long at, Minute now) => Uniform(at / HalfDay, Needed) < NeededShare * Math.Min(1, now.Orders + 0.1);

    private Duty Closed(long at, RosterMinute minute, Minute now)
    {
        var next = at + minute.ToStart;
        if (minute.ToStart <= -Late(next, now) + (60 * Fault(FaultCode.EarlyStart, now)) && IsNeeded(next, now))
        {
            return Duty.WarmUp;
        }

        // What was not needed when work ended was off by then.
        var leftOn = Fault(minute.IsLongRest ? FaultCode.LeftOnWeekend : FaultCode.LeftOnNight, now);
        return (minute.SinceEnd < LagMinutes + (60 * Fault(FaultCode.LateStop, now)) && IsNeeded(at - minute.SinceEnd - 1, now)) || Uniform(minute.Block, Forgetting) < ForgottenShare + leftOn
            ? Duty.Idle
            : Duty.Off;
    }

    // Minutes after the start of a span of work at which it is on; negative before it.
    private double Late(long block, Minute now)
    {
        var late = (Uniform(block, Stagger) * StaggerMinutes) - LeadMinutes;
        return IsTogether(block, now) ? Math.Min(0, late) : late;
    }

    // Everything is on when work begins, needed or not, and nothing waits at first.
    private bool IsTogether(long block, Minute now) => now.IsRushDay || now.Common(block) < Fault(FaultCode.SimultaneousStart, now);
}
