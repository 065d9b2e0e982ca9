using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Tests.Support;

namespace Monitoring.Analysis.Tests.Detectors;

public sealed class LowPowerFactorTests
{
    // tan φ of 80 %, 90 % and 96 %.
    private const double Lag80 = 0.75;
    private const double Lag90 = 0.48432;
    private const double Lag96 = 0.29167;
    private const double YenPerPoint = 2000 * 120 * 12 / 100.0;

    [Fact]
    public void Below_85_percent_the_surcharge_is_the_low_end()
    {
        var finding = Assert.Single(Run(Plant(Lag80)).Findings);
        Assert.Equal(5 * YenPerPoint, finding.YenPerYear!.Low, 3);
        Assert.Equal(15 * YenPerPoint, finding.YenPerYear.High, 3);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Equal(["2026-05", "2026-06"], finding.Evidence.Labels);
    }

    [Fact]
    public void Between_85_and_95_percent_the_unused_discount_is_the_claim()
    {
        var finding = Assert.Single(Run(Plant(Lag90)).Findings);
        Assert.Equal(5 * YenPerPoint, finding.YenPerYear!.Low, 3);
        Assert.Equal(10 * YenPerPoint, finding.YenPerYear.High, 3);
        Assert.Contains("unused", finding.Claim.En, StringComparison.Ordinal);
    }

    [Fact]
    public void At_95_percent_and_above_it_is_silent() => Assert.Equal(DetectorResult.Nothing, Run(Plant(Lag96)));

    [Fact]
    public void A_bad_factor_at_night_costs_nothing_and_is_no_finding() =>
        Assert.Empty(Run(Plant(Lag96).Change("main", i => Series.Tokyo.ToLocal(i.Start).Hour is >= 8 and < 22 ? i : i with { ReactiveLagVarh = 2 * i.EnergyImportWh })).Findings);

    [Fact]
    public void The_capacitors_are_sized_for_95_percent_at_mean_load()
    {
        // 100 kW all day at 80 %: 100 × (0.75 − 0.3287) = 42 kvar.
        var finding = Assert.Single(Run(new PlantBuilder().Meter("main", _ => 100, lagPerWh: Lag80)).Findings);
        Assert.Contains(finding.Calculation, line => line.En!.Contains("about 42 kvar", StringComparison.Ordinal));
    }

    [Fact]
    public void A_month_of_a_few_days_does_not_speak_for_a_bill()
    {
        // 35 days up to 1 July hold five days of May.
        var finding = Assert.Single(Run(new PlantBuilder().Meter("main", 100, 1, lagPerWh: Lag80, days: 35)).Findings);
        Assert.Equal(["2026-06"], finding.Evidence.Labels);
    }

    [Fact]
    public void Without_contract_or_tariff_the_factor_stands_without_an_amount()
    {
        var plant = Plant(Lag80);
        plant.With(plant.Profile with { Tariff = null });
        Assert.Null(Assert.Single(Run(plant).Findings).YenPerYear);
    }

    [Fact]
    public void Without_reactive_energy_it_says_what_is_missing() =>
        Assert.Contains("there are 0", Run(new PlantBuilder().Meter("main", 100, 1)).NotConcluded!.Reason.En, StringComparison.Ordinal);

    private static PlantBuilder Plant(double lagPerWh) => new PlantBuilder().Meter("main", 100, 1, lagPerWh: lagPerWh);

    private static DetectorResult Run(PlantBuilder plant) => new LowPowerFactor().Run(plant.Build());
}
