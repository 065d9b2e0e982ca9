namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed class OperatedMachineTests
{
    [Fact]
    public void A_half_day_without_work_has_neither_a_warm_up_before_it_nor_a_tail_after_it()
    {
        // Half of the half days are without work; an hour before and after it is on when there is.
        var minutes = Bench.WithWork("general-machine", "needed_share: 0.5, lead_minutes: 60, lag_minutes: 60, idle_kw: 1, run_kw: 4").Minutes(0, 28 * 24);
        var days = minutes.Chunk(1440).ToList();
        Assert.InRange(days.Count(d => d[(7 * 60) + 30].Kw > 0), 6, 14);
        Assert.All(days, d => Assert.Equal(d[(8 * 60) + 30].Kw > 0, d[(7 * 60) + 30].Kw > 0));
        Assert.All(days, d => Assert.Equal(d[(16 * 60) + 30].Kw > 0, d[(17 * 60) + 30].Kw > 0));
    }
}
