using CsCheck;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Demand;

public sealed class DemandWindowTests
{
    private static readonly SiteZone Tokyo = SiteZone.Of("Asia/Tokyo");
    private static readonly DateTimeOffset Start = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly ContractTerms Contract = new() { ContractKw = 450, TargetKw = 400 };

    [Fact]
    public void The_forecast_is_energy_so_far_plus_present_power_for_the_rest()
    {
        var window = At(17.5, firstQuarterKw: 400, power: 420);
        Assert.Equal(Start, window.Start);
        Assert.Equal(TimeSpan.FromMinutes(12.5), window.Left);
        Assert.Equal((400 * 15) + (420 * 2.5), window.EnergyWh!.Value / 1000 * 60, 6);
        Assert.Equal(((400 * 0.25) + (420 * 0.25)) * 2, window.ForecastW!.Value / 1000, 6);
        Assert.Equal((410 - 400) * 30 / 12.5, window.ShedW(400_000)!.Value / 1000, 6);
    }

    [Theory]
    [InlineData(300, DemandLevel.Normal)]
    [InlineData(390, DemandLevel.Caution)]
    [InlineData(420, DemandLevel.Alarm)]
    [InlineData(480, DemandLevel.Limit)]
    public void The_level_follows_the_forecast(double kw, DemandLevel level) =>
        Assert.Equal(level, At(15, kw, kw * 1000 / 1000).LevelFor(Contract, DemandLevel.Normal));

    [Fact]
    public void A_level_is_left_only_with_some_distance() =>
        Assert.Equal(DemandLevel.Alarm, At(15, 398, 398).LevelFor(Contract, DemandLevel.Alarm));

    [Fact]
    public void Without_fresh_power_there_is_no_forecast_and_no_verdict()
    {
        var window = DemandWindow.Of(Start.AddMinutes(10), Tokyo, 30, [], []);
        Assert.Null(window.ForecastW);
        Assert.Equal(DemandLevel.Unknown, window.LevelFor(Contract, DemandLevel.Normal));
    }

    [Fact]
    public void Shedding_exactly_the_power_to_shed_ends_the_window_at_the_target() =>
        Gen.Select(Gen.Double[1, 29], Gen.Double[50, 900], Gen.Double[50, 900]).Sample((minutes, kw, power) =>
        {
            var window = At(minutes, kw, power);
            var rest = window.Left.TotalHours;
            var afterShedding = window.ForecastW!.Value - (window.ShedW(400_000)!.Value * rest / 0.5);
            Assert.Equal(400_000, afterShedding, 3);
            Assert.InRange(window.ForecastW.Value, window.ForecastLowW!.Value, window.ForecastHighW!.Value);
        });

    [Fact]
    public void A_window_that_is_mostly_unknown_has_no_forecast() =>
        Assert.Null(DemandWindow.Of(Start.AddMinutes(20), Tokyo, 30, [], [300_000]).ForecastW);

    [Fact]
    public void A_power_factor_below_85_percent_makes_a_kilowatt_dearer() =>
        Assert.Equal(2000 * 1.05 * 12, ContractCost.YenForYear(1, new Tariff { BasicYenPerKw = 2000 }, 0.80)!.Value, 6);

    [Fact]
    public void Without_a_basic_price_there_is_no_cost() => Assert.Null(ContractCost.YenForYear(1, new Tariff(), 1));

    [Fact]
    public void A_kilowatt_more_costs_its_basic_charge_for_twelve_months() =>
        Assert.Equal(30_906, ContractCost.YenForYear(1, new Tariff { BasicYenPerKw = 3030 }, 1.0)!.Value, 6);

    private static DemandWindow At(double minutes, double firstQuarterKw, double power) => DemandWindow.Of(
        Start.AddMinutes(minutes),
        Tokyo,
        30,
        [new LedgerInterval(Start) { EnergyImportWh = firstQuarterKw * 250, MeanW = firstQuarterKw * 1000, Coverage = 1 }],
        [power * 1000]);
}
