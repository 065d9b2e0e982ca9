using Monitoring.Analysis.Quality;

namespace Monitoring.Analysis.Tests.Quality;

public sealed class SteadyPowerTests
{
    [Theory]
    [InlineData(2400, 1.2, 100, 2880.0, null, null)] // a heater whose counter agrees
    [InlineData(2400, 1.2, 100, 0.0, null, StuckReason.CounterDisagrees)]
    [InlineData(2400, 30, 100, 72_000.0, 30.0, null)] // even for a day, and with everything else steady
    [InlineData(-2400, 2, 100, -4800.0, null, null)]
    [InlineData(-2400, 2, 100, 4800.0, null, StuckReason.CounterDisagrees)]
    [InlineData(33, 1.5, 100, 0.0, 1.5, StuckReason.EverythingFrozen)] // too little for the counter to tell
    [InlineData(33, 1.5, 100, 0.0, 0.1, null)]
    [InlineData(33, 25, 100, null, null, StuckReason.Unchanged)]
    [InlineData(33, 23, 100, null, null, null)]
    [InlineData(0, 100, 1000, 0.0, 100.0, null)] // off is not stuck
    [InlineData(33, 25, 5, null, null, null)] // few messages
    [InlineData(2400, 0.9, 100, 0.0, 0.9, null)] // not for long
    public void A_power_is_stuck_only_when_something_contradicts_it_or_after_a_whole_day(
        double watts, double hours, int samples, double? countedWh, double? othersHours, StuckReason? reason) =>
        Assert.Equal(reason, new SteadyPower(
            watts, TimeSpan.FromHours(hours), samples, countedWh, othersHours is { } h ? TimeSpan.FromHours(h) : null).Stuck());
}
