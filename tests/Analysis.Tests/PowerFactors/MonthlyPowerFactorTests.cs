using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Tests.Support;

namespace Monitoring.Analysis.Tests.PowerFactors;

public sealed class MonthlyPowerFactorTests
{
    [Fact]
    public void Only_8_to_22_hours_count_and_each_month_stands_alone()
    {
        // tan φ 0.75 is 80 % by day in June, 4/3 is 60 % by night; July has no reactive energy at all.
        var june = Series.Of(new DateOnly(2026, 6, 1), new DateOnly(2026, 7, 1), _ => 100)
            .Select(i => i with { ReactiveLagVarh = i.EnergyImportWh * (Series.Tokyo.ToLocal(i.Start).Hour is >= 8 and < 22 ? 0.75 : 4 / 3.0) });
        var july = Series.Of(new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 10), _ => 100);
        var month = Assert.Single(MonthlyPowerFactor.Of(june.Concat(july), Series.Tokyo));
        Assert.Equal(new DateOnly(2026, 6, 1), month.Month);
        Assert.Equal(0.8, month.Factor, 9);
        Assert.Equal(80, month.Percent);
        Assert.Equal(30 * 14, month.Hours);
    }

    [Fact]
    public void A_meter_that_only_sends_zero_reactive_energy_does_not_measure_it() =>
        Assert.Null(LaggingPowerFactor.Of(Series.Of(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 2), _ => 100, lagPerWh: 0)));

    [Fact]
    public void Leading_reactive_energy_does_not_lower_the_factor() =>
        Assert.Equal(1, LaggingPowerFactor.Of(Series.Of(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 2), _ => 100, lagPerWh: 0)
            .Select(i => i with { ReactiveLeadVarh = 10 })));

    [Theory]
    [InlineData(0.845, 85)]
    [InlineData(0.8449, 84)]
    [InlineData(1, 100)]
    public void The_factor_is_taken_in_whole_percent(double factor, int percent) => Assert.Equal(percent, LaggingPowerFactor.Percent(factor));
}
