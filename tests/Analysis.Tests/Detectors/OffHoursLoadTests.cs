using System.Globalization;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Tests.Support;

namespace Monitoring.Analysis.Tests.Detectors;

public sealed class OffHoursLoadTests
{
    private static DetectorResult Run(PlantBuilder plant) => new OffHoursLoad().Run(plant.Build());

    [Fact]
    public void What_a_circuit_draws_on_its_nights_at_rest_counts_as_needed()
    {
        // On every third day it rests at 1 kW, else 20 kW all night.
        var plant = new PlantBuilder();
        plant.Meter("press", t => plant.Calendar.InShift(t) ? 60 : t.DayOfYear % 3 == 0 ? 1 : 20);
        var finding = Assert.Single(Run(plant).Findings);
        var hours = finding.KwhPerYear!.High / 19;
        Assert.InRange(hours, 4000, 4800); // two thirds of about 6,400 h
        Assert.Contains(finding.Evidence.Thresholds, t => Math.Abs(t.Value - 1) < 1e-9);
        Assert.Equal(Confidence.Medium, finding.Confidence); // on 67 % of the nights
    }

    [Fact]
    public void Without_nights_at_rest_the_low_end_takes_half_and_says_so()
    {
        var finding = Assert.Single(Run(new PlantBuilder().Meter("press", 60, 20)).Findings);
        Assert.Equal(finding.KwhPerYear!.High / 2, finding.KwhPerYear.Low, 3);
        Assert.Contains(finding.Calculation, line => line.En!.Contains("takes half", StringComparison.Ordinal));
        Assert.Equal(Confidence.High, finding.Confidence);
    }

    [Fact]
    public void Overtime_on_single_evenings_and_saturdays_is_not_waste() =>
        Assert.Empty(Run(new PlantBuilder().Meter("press", t =>
            t.DayOfWeek == DayOfWeek.Saturday && t.Hour is >= 8 and < 17 ? 60 : t.Hour is >= 8 and < 17 && t.DayOfWeek != DayOfWeek.Sunday ? 60 : 0.4)).Findings);

    [Fact]
    public void Starting_up_and_clearing_up_around_the_shift_are_not_waste() =>
        Assert.Empty(Run(new PlantBuilder().Meter("oven", t => t.Hour is >= 7 and < 18 ? 60 : 0.2)).Findings);

    [Fact]
    public void No_kilowatt_hour_is_claimed_twice_in_the_tree()
    {
        // The panel holds the compressor (18 kW at night) and a heater without meter (7 kW at night); the main adds nothing of its own.
        var result = Run(new PlantBuilder().Meter("main", 125, 25).Meter("panel", 75, 25).Meter("compressor", 30, 18, parent: "panel"));
        Assert.Equal(["compressor", "panel"], result.Findings.Select(f => f.Meter));
        var hours = result.Findings[0].KwhPerYear!.High / 18;
        Assert.Equal(7 * hours, result.Findings[1].KwhPerYear!.High, 3);
        Assert.Contains("beyond the circuits", result.Findings[1].Claim.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_main_meter_names_the_circuits_that_draw_most_outside_working_hours()
    {
        var plant = new PlantBuilder().Meter("main", 100, 20);
        for (var i = 1; i <= 12; i++)
        {
            plant.Meter($"m{i}", 5, i * 0.1);
        }

        var finding = Assert.Single(Run(plant).Findings);
        Assert.Equal("main", finding.Meter);
        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Contains(finding.CounterEvidence, line => line.En == "Largest circuits outside working hours: m12 1.2 kW, m11 1.1 kW, m10 1.0 kW");
    }

    [Fact]
    public void A_load_only_on_days_off_is_shown_on_a_day_off()
    {
        var plant = new PlantBuilder();
        plant.Meter("heater", t => plant.Calendar.InShift(t) || t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 40 : 0.5);
        var finding = Assert.Single(Run(plant).Findings);
        Assert.All(finding.Evidence.Marked, Assert.True);
        Assert.All(finding.Evidence.Seen, kw => Assert.Equal(40, kw!.Value, 6));
    }

    [Fact]
    public void A_meter_that_fell_silent_is_named_and_never_taken_for_switched_off()
    {
        var cut = Series.Tokyo.StartOfDay(PlantBuilder.End.AddDays(-50));
        var result = Run(new PlantBuilder().Meter("main", 100, 0.5).Meter("press", 60, 20).Change("press", i => i.Start < cut ? i : null));
        Assert.Empty(result.Findings);
        Assert.Contains("press", result.NotConcluded!.Reason.En, StringComparison.Ordinal);
        Assert.Equal(["press"], result.NotConcluded.Meters);
        Assert.DoesNotContain("main", result.NotConcluded.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimated_data_and_an_assumed_calendar_lower_the_confidence()
    {
        var estimated = new PlantBuilder().Meter("press", 60, 20).Change("press", i => i with { Coverage = 0.5 });
        Assert.Equal(Confidence.Medium, Assert.Single(Run(estimated).Findings).Confidence);
        var assumed = new PlantBuilder();
        assumed.With(assumed.Profile with { Calendar = null }).Meter("press", 60, 20);
        Assert.Equal(Confidence.Medium, Assert.Single(Run(assumed).Findings).Confidence);
    }

    [Fact]
    public void Without_tariff_and_factor_there_is_energy_but_no_amount()
    {
        var plant = new PlantBuilder();
        plant.With(plant.Profile with { Tariff = null, EmissionFactor = null }).Meter("press", 60, 20);
        var finding = Assert.Single(Run(plant).Findings);
        Assert.NotNull(finding.KwhPerYear);
        Assert.Null(finding.YenPerYear);
        Assert.Null(finding.TCo2PerYear);
    }

    [Fact]
    public void Sentences_do_not_depend_on_the_culture_of_the_process()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var german = Assert.Single(Run(new PlantBuilder().Meter("press", 60, 20)).Findings);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(Assert.Single(Run(new PlantBuilder().Meter("press", 60, 20)).Findings).Calculation, german.Calculation);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
