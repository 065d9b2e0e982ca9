namespace Monitoring.Simulators.Tests.Factory.Machines.Surface;

public sealed class PlatingRectifierTests
{
    private const string Size = "amperes: 3000, rated_volts: 30, bath_volts: 22";

    [Fact]
    public void Thyristors_at_22_of_30_volts_have_a_power_factor_of_about_0_7_and_a_switch_mode_set_0_9_and_more()
    {
        var minute = Bench.Of("plating-rectifier", Size).Minutes(8, 11).MaxBy(m => m.Kw);
        Assert.InRange(minute.Kw / Math.Sqrt((minute.Kw * minute.Kw) + (minute.Kvar * minute.Kvar)), 0.67, 0.73);
        Assert.True(Bench.Of("plating-rectifier", $"{Size}, switch_mode: true").PowerFactor(8, 17) > 0.9);
    }

    [Fact]
    public void A_batch_is_a_constant_current_for_20_to_90_minutes_with_the_losses_of_75_to_92_percent()
    {
        var minutes = Bench.Of("plating-rectifier", Size).Minutes(0, 5 * 24);
        var batches = new List<int>();
        for (var i = 0; i < minutes.Count;)
        {
            var length = minutes.Skip(i).TakeWhile(m => m.Kw > 10).Count();
            if (length > 0)
            {
                batches.Add(length);
            }

            i += Math.Max(1, length);
        }

        Assert.InRange(batches.Count, 35, 60);
        Assert.InRange(batches.Min(), 20, 35);
        Assert.InRange(batches.Max(), 75, 91);
        Assert.InRange(minutes.Max(m => m.Kw), 66 / 0.92, 66 / 0.75);
    }
}
