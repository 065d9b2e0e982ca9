using CsCheck;
using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed class TraceTests
{
    private static readonly Pattern Press = new((0.2, 0.5), (0.2, 1.15), (0.2, 0.45), (0.2, 0.6), (0.2, 0.3));

    [Fact]
    public void A_ramp_a_decay_and_a_hold_have_the_energy_of_their_curves()
    {
        var trace = Begun();
        trace.Ramp(default, new Level(10, 5), 20);
        trace.Decay(new Level(10, 5), new Level(2, 1), 10.2, 30);
        trace.Hold(new Level(2, 1));

        Assert.Equal(25, trace.Until(10).Kw, 9); // half way up: 0 to 5 kW
        Assert.Equal(100, trace.Until(20).Kw, 9);
        Assert.Equal(100 + (2 * 30) + (8 * 10.2 * (1 - Math.Exp(-30 / 10.2))), trace.Until(50).Kw, 9);
        Assert.Equal(trace.Until(50).Kw + 20, trace.Until(60).Kw, 9);
        Assert.Equal(trace.Until(60).Kw / 2, trace.Until(60).Kvar, 9);
        Assert.Equal((0, 10), (trace.LeastKw, trace.MostKw));
    }

    [Fact]
    public void Whole_cycles_have_the_mean_of_the_pattern()
    {
        var trace = Begun();
        trace.Repeat(Press, new Level(30, 20), 15, 0.37);
        Assert.Equal(30, trace.Mean.Kw, 9);
        Assert.Equal(20, trace.Mean.Kvar, 9);
    }

    [Fact]
    public void Seconds_add_up_to_the_minute_and_energy_never_falls() => Gen.Select(Gen.Double[0.1, 100], Gen.Double[1, 70], Gen.Double[0, 5], Gen.Double[2, 200]).Sample((kw, seconds, phase, cycle) =>
    {
        var trace = Begun();
        trace.Ramp(new Level(kw, 0), new Level(2 * kw, 1), seconds / 3);
        trace.Decay(new Level(2 * kw, 1), new Level(kw / 5, 0), 10, seconds / 3);
        trace.Repeat(Press, new Level(kw, kw / 2), cycle, phase, seconds / 3);
        trace.Hold(new Level(kw, 0));
        trace.Lift(new Level(1, 0));
        trace.Scale(1.5);
        var sum = 0.0;
        for (var s = 0; s < 60; s++)
        {
            var kws = trace.Until(s + 1).Kw - trace.Until(s).Kw;
            Assert.InRange(kws, trace.LeastKw - 1e-6, trace.MostKw + 1e-6);
            sum += kws;
        }

        Assert.Equal(60 * trace.Mean.Kw, sum, 6);
    });

    private static Trace Begun()
    {
        var trace = new Trace();
        trace.Begin();
        return trace;
    }
}
