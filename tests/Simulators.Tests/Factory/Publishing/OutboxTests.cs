using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Publishing;
using static Monitoring.Simulators.Tests.Factory.Meters.Metered;

namespace Monitoring.Simulators.Tests.Factory.Publishing;

public sealed class OutboxTests
{
    [Fact]
    public void Duplicates_come_twice()
    {
        var sent = Sent(Fault(MeterFaultCode.Duplicates, 10, toHour: 11));
        Assert.Equal(60 + 120 + 60, sent.Count);
        Assert.Equal(180, sent.Select(s => s.Reading).Distinct().Count());
        Assert.All(sent.GroupBy(s => s.Reading.At), g => Assert.Equal(g.Key >= At(10) && g.Key < At(11) ? 2 : 1, g.Count()));
    }

    [Fact]
    public void What_is_held_back_comes_later_in_a_wrong_order_and_whole()
    {
        var sent = Sent(Fault(MeterFaultCode.OutOfOrder, 10, toHour: 11, strength: 20));
        Assert.Equal(180, sent.Count);
        Assert.Equal(180, sent.Select(s => s.Reading.At).Distinct().Count());
        var within = sent.Skip(60).Take(60).Select(s => s.Reading.At).ToList();
        Assert.All(within, t => Assert.InRange(t, At(10), At(10, 59)));
        Assert.NotEqual(within.Order(), within);
        Assert.All(within.Take(20), t => Assert.True(t < At(10, 20)));
    }

    [Fact]
    public void A_retained_value_is_the_first_and_then_there_is_silence()
    {
        var sent = Sent(Fault(MeterFaultCode.RetainedStale, 10, toHour: 11));
        Assert.Equal(121, sent.Count);
        Assert.Equal(At(10), Assert.Single(sent, s => s.IsRetained).Reading.At);
    }

    private static List<(MeterReading Reading, bool IsRetained)> Sent(MeterFault fault)
    {
        var outbox = new Outbox(Fans(fault), 1, TimeSpan.FromMinutes(1));
        return [.. Minutes(Plant(Fans(fault)), 9, 12).SelectMany(m => outbox.Take(m.Reading!)).Concat(outbox.Flush())];
    }
}
