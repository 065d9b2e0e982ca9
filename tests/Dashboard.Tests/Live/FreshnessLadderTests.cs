using Monitoring.Dashboard.Live;

namespace Monitoring.Dashboard.Tests.Live;

public sealed class FreshnessLadderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 4, Freshness.Fresh)]
    [InlineData(1, 6, Freshness.Aging)]
    [InlineData(1, 119, Freshness.Aging)]
    [InlineData(1, 121, Freshness.Stale)]
    [InlineData(10, 20, Freshness.Fresh)]
    [InlineData(10, 21, Freshness.Aging)]
    [InlineData(60, 120, Freshness.Fresh)]
    [InlineData(60, 299, Freshness.Aging)]
    [InlineData(60, 301, Freshness.Stale)]
    [InlineData(900, 1800, Freshness.Fresh)]
    [InlineData(900, 4500, Freshness.Aging)]
    [InlineData(900, 4501, Freshness.Stale)]
    public void Every_meter_is_judged_by_its_own_interval(double intervalSeconds, double ageSeconds, Freshness expected) =>
        Assert.Equal(expected, FreshnessLadder.Judge(Now.AddSeconds(-ageSeconds), intervalSeconds, Now));

    [Fact]
    public void A_meter_whose_interval_is_not_known_yet_is_taken_for_a_one_minute_meter()
    {
        Assert.Equal(Freshness.Fresh, FreshnessLadder.Judge(Now.AddSeconds(-100), null, Now));
        Assert.Equal(Freshness.Stale, FreshnessLadder.Judge(Now.AddSeconds(-301), null, Now));
    }

    [Fact]
    public void Nothing_received_is_neither_fresh_nor_stale() => Assert.Equal(Freshness.None, FreshnessLadder.Judge(null, 1, Now));

    [Fact]
    public void A_reading_slightly_ahead_of_our_clock_is_fresh() => Assert.Equal(Freshness.Fresh, FreshnessLadder.Judge(Now.AddSeconds(3), 1, Now));
}
