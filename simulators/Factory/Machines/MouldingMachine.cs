namespace Monitoring.Simulators.Factory.Machines;

/// <summary>A hydraulic injection moulding machine: barrel heaters first, then cycles with a peak at injection; heaters stay on in breaks.</summary>
public sealed record MouldingMachine : Machine
{
    /// <summary>Mean power in production, kW: hydraulic machines 30 to 60 [S32].</summary>
    public required double MeanKw { get; init; }

    // Heaters at full power 30 to 60 min from cold; injection a tenth of the cycle at 2 to 3 times the mean; standby 10 to 25 % [memory].
    private const double HeatUpHours = 0.75;
    private const double HeatUpShare = 0.75;
    private const double PeakShare = 1.9;
    private const double PeakTime = 0.1;
    private const double StandbyShare = 0.2;
    private const int CyclesPerSlot = 10;
    private const double RunningFactor = 0.78;
    private const double OffKw = 0.4;

    internal override SlotLoad In(Slot slot)
    {
        var start = slot.StartHour(Meter, 0.9);
        if (!slot.Between(start, slot.ShiftEnd + 0.25))
        {
            return SlotLoad.Steady(Level.Of(OffKw, 0.7));
        }

        var mean = MeanKw * slot.Noise(Meter);
        if (slot.Hour < start + HeatUpHours)
        {
            return SlotLoad.Steady(Level.Of(mean * HeatUpShare, 0.99));
        }

        if (!slot.InShift)
        {
            return SlotLoad.Steady(Level.Of(mean * StandbyShare, 0.95));
        }

        var running = mean * slot.Orders;
        var rest = running * (1 - (PeakTime * PeakShare)) / (1 - PeakTime);
        return new SlotLoad(Level.Of(running * PeakShare, RunningFactor), Level.Of(rest, RunningFactor), PeakTime, CyclesPerSlot, Shift(slot));
    }
}
