namespace Monitoring.Simulators.Tests.Factory.Machines.Forming;

public sealed class PressTests
{
    [Fact]
    public void A_hydraulic_press_idles_at_a_quarter_to_four_tenths_of_its_rating_at_a_poor_power_factor()
    {
        var bench = Bench.Of("hydraulic-press", "rated_kw: 45");
        Assert.InRange(bench.Kw(12, 13), 0.25 * 45, 0.40 * 45); // lunch
        Assert.InRange(bench.PowerFactor(12, 13), 0.3, 0.5);
        Assert.InRange(bench.PowerFactor(9, 11), 0.6, 0.86);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(30)]
    public void A_stroke_takes_more_than_the_rating_for_seconds_and_the_mean_lies_well_below(double cycle)
    {
        var bench = Bench.Of("hydraulic-press", $"rated_kw: 45, cycle_seconds: {cycle}");
        Assert.InRange(bench.Seconds(9, 10).Most, 1.0 * 45, 1.3 * 45);
        Assert.InRange(bench.Kw(9, 10), 0.4 * 45, 0.8 * 45);

        // Seconds at more than 90 % of the rating in each cycle: 1 to 5.
        var run = bench.At(9);
        var high = 0;
        for (var s = 0; s < 3600; s++)
        {
            high += run.Read(0, s % 60, 1).Power.Sum.Kw > 0.9 * 45 ? 1 : 0;
            if (s % 60 == 59)
            {
                run.Step();
            }
        }

        Assert.InRange(high / (3600 / cycle), 1, 5);
    }

    [Fact]
    public void A_servo_press_takes_a_third_to_six_tenths_less_and_gives_back_when_it_slows_down()
    {
        var (hydraulic, servo) = (Bench.Of("hydraulic-press", "rated_kw: 45"), Bench.Of("servo-press", "rated_kw: 45"));
        Assert.InRange(servo.Kwh(0, 24) / hydraulic.Kwh(0, 24), 1 - 0.6, 1 - 0.3);
        Assert.InRange(servo.Kw(12, 13), 0.03 * 45, 0.08 * 45);
        Assert.InRange(servo.Seconds(9, 10).Least, -0.25 * 45, -0.1 * 45);
        Assert.True(servo.PowerFactor(9, 11) > 0.9);
    }

    [Fact]
    public void A_mechanical_press_idles_at_a_fifth_to_a_third_of_its_running_power_and_its_flywheel_is_run_up_first()
    {
        var bench = Bench.Of("mechanical-press", "rated_kw: 22");
        Assert.InRange(bench.Kw(12, 13) / bench.Kw(9, 11), 0.20, 0.35);
        var minutes = bench.Minutes(7, 8);
        var first = minutes.FindIndex(m => m.Kw > 0);
        Assert.InRange(minutes[first].Kw, 2 * minutes[first + 1].Kw, 22);
        Assert.InRange(bench.Seconds(7, 8).Most, 22, 1.5 * 22);
    }
}
