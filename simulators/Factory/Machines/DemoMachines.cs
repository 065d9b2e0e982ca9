namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// The machines of the demo plant, a small press and moulding shop. Shares and states follow published figures where a source is named;
/// what is marked [choice] is a believable default, not evidence.
/// </summary>
internal static class DemoMachines
{
    internal static IReadOnlyList<Machine> All { get; } =
    [
        new("compressor-1", 0.80, LoadUnloadCompressor),
        new("compressor-2", 0.90, VsdCompressor),
        new("press-1", 0.68, m => HydraulicPress(m, "press-1", 45, 14)),
        new("press-2", 0.68, m => HydraulicPress(m, "press-2", 37, 11)),
        new("molding-1", 0.74, m => Moulding(m, "molding-1", 42)),
        new("molding-2", 0.74, m => Moulding(m, "molding-2", 34)),
        new("cnc-1", 0.65, m => MachiningCentre(m, "cnc-1")),
        new("cnc-2", 0.65, m => MachiningCentre(m, "cnc-2")),
        new("furnace-1", 1.00, Furnace),
        new("aircon", 0.85, AirConditioning),
        new("lighting", 0.95, m => m.Between(8, 18.25) ? 11 : 0.6),
        new("office", 0.93, m => (m.Between(8.25, 18.5) ? 6.5 : 1.8) * m.Noise("office", 0.1)),
    ];

    // 37 kW oil-flooded screw. Unloaded it still takes 32 % of full load (log of a 290 kW machine: 92 of 287 kW). Leaks take 25 % of its
    // flow day and night (20-30 % of output, DOE tip sheet 3), and nobody switches it off: the waste to be found.
    private static double LoadUnloadCompressor(Moment m)
    {
        const double Full = 37;
        const double UnloadedShare = 0.32;
        const double LeakShare = 0.25;
        var flow = LeakShare + (m.InShift ? 0.45 * m.Orders : m.InLunch ? 0.05 : 0);
        return Full * (m.Phase(120) < flow ? 1 : UnloadedShare) * m.Noise("compressor-1", 0.028);
    }

    // 22 kW with variable speed, in shift only; share of power by flow from a published curve: 60 % flow 66 %, 20 % flow 32 %.
    private static double VsdCompressor(Moment m)
    {
        var flow = m.InShift ? 0.3 + (0.5 * m.Orders * Chance.Of(m.Seed, "air", m.Time.ToUnixTimeSeconds() / 300)) : 0;
        return flow == 0 ? 0.05 : 22 * (0.15 + (0.85 * flow)) * m.Noise("compressor-2");
    }

    // The pump turns at constant speed and idles at 30 % of its rating; a stroke of 4 s takes 110 % [choice; shape after a trade paper on
    // stamping presses]. It keeps idling through lunch.
    private static double HydraulicPress(Moment m, string name, double rated, double cycle)
    {
        if (!m.Between(StartHour(m, name, 8.4), 17.6))
        {
            return 0.3;
        }

        var working = m.InShift && Chance.Of(m.Seed, name, m.Time.ToUnixTimeSeconds() / 600) < 0.85 * m.Orders;
        return rated * (working && m.Phase(cycle) < 4 / cycle ? 1.1 : 0.3) * m.Noise(name);
    }

    // Barrel heaters at full power for 45 min, then a cycle around its mean; standby with heaters on at 20 % [choice].
    private static double Moulding(Moment m, string name, double mean)
    {
        var start = StartHour(m, name, 7.75);
        if (!m.Between(start, 17.75))
        {
            return 0.4;
        }

        return m.Hour < start + 0.75 ? mean * 0.75
            : m.InShift ? mean * m.Orders * (m.Phase(32) < 0.1 ? 1.9 : 0.9) * m.Noise(name)
            : mean * 0.2;
    }

    // Ready with hydraulics and coolant 3.5 kW, cutting 11 kW [choice]; pauses for measuring and loading recur all shift.
    private static double MachiningCentre(Moment m, string name)
    {
        if (!m.Between(StartHour(m, name, 8.3), 17.6))
        {
            return 0.5;
        }

        var cutting = m.InShift && Chance.Of(m.Seed, name, m.Time.ToUnixTimeSeconds() / 240) < 0.6 * m.Orders;
        return (cutting ? 11 : 3.5) * m.Noise(name, 0.05);
    }

    // 60 kW resistance furnace: ramp near nameplate until hot, then hold at 35-50 % by duty.
    private static double Furnace(Moment m)
    {
        var start = m.RushDay ? 8.4 : 6.75;
        return !m.Between(start, 16.75) ? 0.2 : m.Hour < start + 1.25 ? 57 : m.Phase(40) < (m.InShift ? 0.45 : 0.35) ? 58 : 1;
    }

    // P = base + k (T - balance) above a balance of 14 °C, and a heat pump below 12 °C, in working hours [choice].
    private static double AirConditioning(Moment m) => !m.Between(7.75, 18) ? 0.4
        : Math.Min(30, 3 + (1.9 * Math.Max(0, m.Outdoor - 14)) + (1.5 * Math.Max(0, 12 - m.Outdoor))) * m.Noise("aircon", 0.04);

    // On a rush day everybody starts at the same minute; otherwise starts spread over half an hour.
    private static double StartHour(Moment m, string name, double usual) => m.RushDay ? 8.45 : usual + (0.5 * Chance.Of(m.Seed, name + ".start", m.Date.DayNumber));
}
