using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Tests.Factory.Meters;

public sealed class OnChangeTests
{
    private static readonly OnChange Rule = new() { Watts = 50, Percent = 5, SilenceS = 300 };

    [Theory]
    [InlineData(1000, 1049, 10, false)]
    [InlineData(1000, 1050, 10, true)]
    [InlineData(1000, 949, 10, true)]
    [InlineData(2000, 2099, 10, false)] // 5 % of 2000 W
    [InlineData(2000, 2100, 10, true)]
    [InlineData(1000, 1000, 299, false)]
    [InlineData(1000, 1000, 300, true)]
    public void A_change_beyond_both_thresholds_or_a_long_silence_is_worth_a_message(double sent, double now, int seconds, bool isWorth) =>
        Assert.Equal(isWorth, Rule.IsWorth(Reading(now, seconds), Reading(sent, 0)));

    [Fact]
    public void The_first_reading_is_always_sent() => Assert.True(Rule.IsWorth(Reading(0, 0), sent: null));

    private static MeterReading Reading(double watts, int seconds) =>
        new() { Meter = Metered.Fans(), At = Metered.At(9).AddSeconds(seconds), Time = Metered.At(9), Phases = [], W = watts };
}
