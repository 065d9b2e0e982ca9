using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines.Cutting;

/// <summary>
/// A machine tool with the states of ISO 14955: off, standby, ready, warm-up, processing with the spindle turning free or cutting. The constant
/// part is the larger one: removing material took 14.8 % of a line's energy [S29].
/// </summary>
public abstract class MachineTool : OperatedMachine
{
    // Shares of a part's time [choice]: the spindle speeds up, cuts, turns free between cuts, and stands while the tool or the part is changed.
    private const double CutShare = 0.4;
    private const double FreeShare = 0.3;

    /// <summary>Control alone, everything else off, kW.</summary>
    [Range(0, 1000)]
    public double StandbyKw { get; init; }

    /// <summary>Ready with hydraulics and coolant, kW.</summary>
    [Range(0.01, 1000)]
    public double ReadyKw { get; init; }

    /// <summary>Spindle turning free, kW.</summary>
    [Range(0.01, 1000)]
    public double SpindleKw { get; init; }

    /// <summary>Cutting, kW.</summary>
    [Range(0.01, 1000)]
    public double CuttingKw { get; init; }

    /// <summary>For a second or two while the spindle speeds up, kW.</summary>
    [Range(0.01, 1000)]
    public double PeakKw { get; init; }

    /// <summary>Minutes for a part: 1 to 20 [memory].</summary>
    [Range(0.2, 600)]
    public double CycleMinutes { get; init; } = 6;

    /// <summary>True when the control stays on over nights and weekends.</summary>
    public bool StandbyWhenClosed { get; init; }

    /// <summary>True for drives with an active front end (power factor 0.95 and more) instead of diode bridges [memory].</summary>
    public bool ActiveFrontEnd { get; init; }

    private Pattern Cycle => field ??= new Pattern(
        (2 / (60 * CycleMinutes), PeakKw), (CutShare / 2, CuttingKw), (FreeShare / 2, SpindleKw), (0.15, ReadyKw),
        (2 / (60 * CycleMinutes), PeakKw), (CutShare / 2, CuttingKw), (FreeShare / 2, SpindleKw), (0.15, ReadyKw));

    private protected override void Step(Minute now, Duty duty)
    {
        switch (duty)
        {
            case Duty.Run:
                Trace.Repeat(Cycle, Following(Cycle.Mean * Noise(now, 0.03)), 60 * CycleMinutes, Phase(now, 60 * CycleMinutes));
                break;
            case Duty.WarmUp:
                Trace.Hold(Following(SpindleKw * Noise(now, 0.01)));
                break;
            case Duty.Idle:
                Trace.Hold(Following(ReadyKw * Noise(now, 0.01)));
                break;
            default:
                Trace.Hold(StandbyWhenClosed || now.Work != Work.Closed ? Level.Of(StandbyKw, ActiveFrontEnd ? 0.9 : 0.6) : default);
                return;
        }

        Trace.Lift(new Level(0, (ActiveFrontEnd ? 0.1 : 0.6) * ReadyKw));
    }

    // Diode bridges have 0.5 to 0.7 in standby and 0.7 to 0.9 cutting [memory]: a part that stays and one that follows the load.
    private Level Following(double kw) => new(kw, (ActiveFrontEnd ? 0.2 : 0.5) * kw);
}
