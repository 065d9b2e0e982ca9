using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Detectors;

public sealed class DemandPeakTests
{
    private static readonly DateTime Peak = new(2026, 6, 17, 9, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void The_range_lies_between_keeping_the_limit_and_keeping_to_the_usual()
    {
        // 130 kW at the peak, limit 110, usual daily maximum 100; power factor not measured: 85 %.
        var finding = Assert.Single(Run(Plant(130)).Findings);
        const double YenPerKw = 2000 * (185 - 85) / 100.0 * 12;
        Assert.Equal(20 * YenPerKw, finding.YenPerYear!.Low, 3);
        Assert.Equal(30 * YenPerKw, finding.YenPerYear.High, 3);
        Assert.Contains("10 kW above the contract power", finding.Claim.En, StringComparison.Ordinal);
        Assert.Equal(Series.Tokyo.ToUtc(Peak), finding.Span.From);
        Assert.Equal(TimeSpan.FromMinutes(30), finding.Span.Length);
    }

    [Fact]
    public void The_discount_is_that_of_the_peaks_month()
    {
        var finding = Assert.Single(Run(Plant(130, lagPerWh: 0)
            .Change("main", i => i with { ReactiveLeadVarh = 1 })).Findings); // power factor 100 %
        Assert.Equal(20 * 2000 * 0.85 * 12, finding.YenPerYear!.Low, 3);
        Assert.Equal(Confidence.High, finding.Confidence);
    }

    [Theory]
    [InlineData(15, 130)]
    [InlineData(60, 115)]
    public void The_window_is_as_long_as_the_contract_says(int minutes, double expectedKw)
    {
        // 130 kW from 9:00 to 9:30, 100 kW to 10:00: an hour has 115.
        var plant = Plant(130);
        plant.With(plant.Profile with { Contract = new ContractTerms { ContractKw = 112, WindowMinutes = minutes } });
        var finding = Assert.Single(Run(plant).Findings);
        Assert.Contains($"{expectedKw:0} kW", finding.Claim.En, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(minutes), finding.Span.Length);
    }

    [Fact]
    public void A_target_that_is_passed_every_day_is_a_hint_and_says_that_it_may_not_fit()
    {
        var plant = Plant(130);
        plant.With(plant.Profile with { Contract = new ContractTerms { ContractKw = 200, TargetKw = 90 } });
        var finding = Assert.Single(Run(plant).Findings);
        Assert.Equal(Confidence.Low, finding.Confidence);
        Assert.Contains(finding.CounterEvidence, line => line.En!.Contains("may not fit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_peak_at_the_limit_is_no_finding() => Assert.Equal(DetectorResult.Nothing, Run(Plant(110)));

    [Fact]
    public void A_peak_in_estimated_data_is_no_finding() =>
        Assert.Empty(Run(Plant(130).Change("main", i => Series.Tokyo.ToLocal(i.Start).Date == Peak.Date
            ? i with { Coverage = 0, Origin = IntervalOrigin.CounterAcrossGap } : i)).Findings);

    [Fact]
    public void Under_a_negotiated_contract_there_is_no_amount_and_the_reason_is_given()
    {
        var plant = Plant(130);
        plant.With(plant.Profile with { Contract = plant.Profile.Contract! with { Kind = ContractKind.Negotiated } });
        var finding = Assert.Single(Run(plant).Findings);
        Assert.Null(finding.YenPerYear);
        Assert.Contains(finding.Calculation, line => line.En!.Contains("negotiated", StringComparison.Ordinal));
    }

    [Fact]
    public void Circuits_above_their_like_days_are_named_and_panels_are_not_counted_twice()
    {
        var plant = Plant(130).Meter("panel", t => AtPeak(t) ? 45 : 20).Meter("furnace", t => AtPeak(t) ? 40 : 15, parent: "panel").Meter("office", _ => 5);
        var contribution = Assert.Single(Assert.Single(Run(plant).Findings).Contributions);
        Assert.Equal("furnace", contribution.Meter);
        Assert.Equal(25_000, contribution.DifferenceW, 3);
    }

    [Fact]
    public void Without_a_limit_or_enough_data_it_says_what_is_missing()
    {
        var plant = Plant(130);
        plant.With(plant.Profile with { Contract = null });
        Assert.Contains("contract power", Run(plant).NotConcluded!.Reason.En, StringComparison.Ordinal);
        Assert.Contains("there are 3", Run(new PlantBuilder().Meter("main", 100, 1, days: 3)).NotConcluded!.Reason.En, StringComparison.Ordinal);
    }

    private static bool AtPeak(DateTime local) => local >= Peak && local < Peak.AddMinutes(30);

    private static PlantBuilder Plant(double peakKw, double? lagPerWh = null)
    {
        var plant = new PlantBuilder();
        return plant.Meter("main", t => AtPeak(t) ? peakKw : plant.Calendar.InShift(t) ? 100 : 1, lagPerWh: lagPerWh);
    }

    private static DetectorResult Run(PlantBuilder plant) => new DemandPeak().Run(plant.Build());
}
