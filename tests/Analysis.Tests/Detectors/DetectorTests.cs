using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Detectors;

public sealed class DetectorTests
{
    private static readonly SiteZone Tokyo = SiteZone.Of("Asia/Tokyo");
    private static readonly DateTimeOffset Now = Tokyo.StartOfDay(new DateOnly(2026, 7, 1));

    private static readonly SiteProfile Profile = new()
    {
        Site = "s",
        MainMeter = "main",
        Contract = new ContractTerms { ContractKw = 120, TargetKw = 110 },
        Tariff = new Tariff { BasicYenPerKw = 2000, EnergyYenPerKwh = 16, LevyYenPerKwh = 4 },
        EmissionFactor = new EmissionFactor { TCo2PerKwh = 0.0005 },
        Calendar = new CalendarRules { Shifts = [new ClockRange(new TimeOnly(8, 0), new TimeOnly(17, 0))] },
    };

    [Fact]
    public void A_clean_plant_gives_no_finding() =>
        Assert.All(DetectorCatalogue.All, d => Assert.Empty(d.Run(Plant(night: 0.5, shift: 100, lagPerWh: 0.3)).Findings));

    [Fact]
    public void Too_little_data_concludes_nothing_and_says_why()
    {
        var data = Plant(20, 100, 0.9) with { Meters = new Dictionary<string, IReadOnlyList<LedgerInterval>>(StringComparer.Ordinal) { ["main"] = [.. Days(3, 20, 100, 0.9)] } };
        foreach (var detector in DetectorCatalogue.All)
        {
            var result = detector.Run(data);
            Assert.Empty(result.Findings);
            Assert.NotNull(result.NotConcluded);
        }
    }

    [Fact]
    public void A_circuit_that_stays_on_at_night_is_found_with_its_yearly_energy()
    {
        var finding = Assert.Single(new OffHoursLoad().Run(Plant(night: 20, shift: 100, lagPerWh: 0)).Findings);
        var hours = finding.KwhPerYear!.High / 20;
        Assert.InRange(hours, 5000, 6700); // outside shifts and an hour around them
        Assert.Equal(finding.KwhPerYear.High * 20, finding.YenPerYear!.High, 3);
        Assert.Equal(finding.KwhPerYear.High * 0.0005, finding.TCo2PerYear!.High, 6);
        Assert.Equal("off-hours-load/main", finding.Key);
    }

    [Fact]
    public void The_main_meter_repeats_nothing_that_a_circuit_explains()
    {
        var data = Plant(night: 20, shift: 100, lagPerWh: 0);
        var meters = new Dictionary<string, IReadOnlyList<LedgerInterval>>(data.Meters, StringComparer.Ordinal) { ["compressor"] = [.. Days(60, 18, 30, 0)] };
        var finding = Assert.Single(new OffHoursLoad().Run(data with { Meters = meters }).Findings);
        Assert.Equal("compressor", finding.Meter);
    }

    [Fact]
    public void A_peak_above_the_contract_is_priced_for_twelve_months()
    {
        var finding = Assert.Single(new DemandPeak().Run(Plant(night: 1, shift: 100, lagPerWh: 0, peak: 130)).Findings);
        Assert.Equal((130 - 110) * 2000 * (185 - 85) / 100.0 * 12, finding.YenPerYear!.Low, 3);
        Assert.True(finding.YenPerYear.High >= finding.YenPerYear.Low);
    }

    [Fact]
    public void A_power_factor_below_85_percent_is_found_with_its_surcharge()
    {
        // tan φ = 0.75 is a power factor of 80 %: 5 points to the neutral 85, 15 to 95.
        var finding = Assert.Single(new LowPowerFactor().Run(Plant(night: 1, shift: 100, lagPerWh: 0.75)).Findings);
        Assert.Equal(2000 * 120 * 12 / 100.0 * 5, finding.YenPerYear!.Low, 3);
        Assert.Equal(2000 * 120 * 12 / 100.0 * 15, finding.YenPerYear.High, 3);
    }

    private static SiteData Plant(double night, double shift, double lagPerWh, double? peak = null) => new(
        Profile, Tokyo, new WorkingCalendar(Profile.Calendar), Now,
        new Dictionary<string, IReadOnlyList<LedgerInterval>>(StringComparer.Ordinal) { ["main"] = [.. Days(60, night, shift, lagPerWh, peak)] });

    private static IEnumerable<LedgerInterval> Days(int days, double nightKw, double shiftKw, double lagPerWh, double? peakKw = null)
    {
        var calendar = new WorkingCalendar(Profile.Calendar);
        var peakAt = Tokyo.ToUtc(new DateTime(2026, 6, 17, 9, 0, 0, DateTimeKind.Unspecified));
        for (var start = Now.AddDays(-days); start < Now; start += LedgerInterval.Step)
        {
            var kw = calendar.InShift(Tokyo.ToLocal(start)) ? shiftKw : nightKw;
            kw = peakKw is { } peak && start >= peakAt && start < peakAt.AddMinutes(30) ? peak : kw;
            yield return new LedgerInterval(start)
            {
                EnergyImportWh = kw * 250, MeanW = kw * 1000, ReactiveLagVarh = lagPerWh > 0 ? kw * 250 * lagPerWh : null, Coverage = 1,
            };
        }
    }
}
