using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Intervals;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Profiles;
using Monitoring.Simulators.Factory.Truth;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>The demo promises something true to find, at whatever time of the year and with whatever seed it is started.</summary>
public sealed class DemoFindingsTests
{
    private const int Days = 60;
    private const int DaysBefore = 15;

    [Theory]
    [InlineData(1, 2026, 11, 24)]
    [InlineData(2, 2026, 11, 24)]
    [InlineData(7, 2026, 8, 20)] // just after Obon
    [InlineData(1, 2027, 1, 8)] // just after the turn of the year
    [InlineData(3, 2027, 5, 7)] // just after the holidays of May
    [InlineData(1, 2027, 7, 15)]
    public void Sixty_days_hold_a_true_finding_of_each_detector(int seed, int year, int month, int day)
    {
        var plant = DemoOn(new DateOnly(year, month, day));
        var data = SiteOf(plant, seed, SmallPlant.Start(year, month, day).AddHours(10));
        var found = DetectorCatalogue.All.SelectMany(d => d.Run(data).Findings).ToList();

        Assert.Equal(["off-hours-load"], found.Where(f => f.Meter != "main").Select(f => f.Code).Distinct());
        Assert.Contains(found, f => f is { Code: "off-hours-load", Meter: "compressor-1" });
        var peak = Assert.Single(found, f => f.Code == "demand-peak");
        Assert.InRange(data.Zone.ToLocal(peak.Span.From).TimeOfDay.TotalHours, 8.5, 9.5); // everything was started at once
        var factor = Assert.Single(found, f => f.Code == "low-power-factor");
        Assert.NotNull(factor.YenPerYear);
    }

    [Theory]
    [InlineData(1, 2026, 11, 24)]
    [InlineData(1, 2027, 7, 15)]
    public void The_clean_demo_has_no_peak_no_bad_power_factor_and_no_circuit_that_is_left_on(int seed, int year, int month, int day)
    {
        var data = SiteOf(DemoOn(new DateOnly(year, month, day)).Clean(), seed, SmallPlant.Start(year, month, day).AddHours(10));
        Assert.DoesNotContain(DetectorCatalogue.All.SelectMany(d => d.Run(data).Findings), f => f.Meter != "main" || f.Code != "off-hours-load");
    }

    [Fact]
    public void Each_of_the_five_faults_costs_something()
    {
        var plant = DemoOn(new DateOnly(2026, 11, 24));
        var to = SmallPlant.Start(2026, 11, 24);
        var truth = PlantTruth.Of(plant, 1, to.AddDays(-Days), to, cancel: TestContext.Current.CancellationToken).ToDictionary(t => t.Code, StringComparer.Ordinal);
        Assert.Equal(5, truth.Count);
        Assert.All(truth.Values, t => Assert.True(t.YenPerMonth > 100 || t.Code == FaultWords.Of(FaultCode.ElementLost), $"{t.Code} {t.YenPerMonth}"));
        Assert.True(truth["left-on-night"].WastedKwhPerMonth > 500);
        Assert.True(truth["leak-grown"].WastedKwhPerMonth > 100);
        Assert.True(truth["simultaneous-start"].DemandKw > 10);
        Assert.True(truth["capacitor-lost"].PowerFactorPoints > 5);
    }

    // As the all-in-one starts it: the plant begins a little before its history.
    private static Plant DemoOn(DateOnly day) => PlantFile.Read(PlantFile.Demo).BegunOn(day.AddDays(-Days - DaysBefore));

    private static SiteData SiteOf(Plant plant, int seed, DateTimeOffset now)
    {
        Assert.True(SiteProfileJson.TryRead(SiteProfileOf.Write(plant), out var profile, out _));
        return new SiteData(profile, SiteZone.Of(profile.TimeZone!), new WorkingCalendar(profile.Calendar), now, Ledger(plant, seed, now));
    }

    private static Dictionary<string, IReadOnlyList<LedgerInterval>> Ledger(Plant plant, int seed, DateTimeOffset now)
    {
        var series = SmallPlant.Series(plant, seed, now.AddDays(-Days), now, PlantSeries.QuarterHour);
        return plant.Meters.ToDictionary(m => m.Id, m => Intervals(series[m.Measures]), StringComparer.Ordinal);
    }

    private static IReadOnlyList<LedgerInterval> Intervals(PlaceSeries place)
    {
        var (wh, varh) = (0.0, 0.0);
        var (energy, reactive, power) = (new List<Sample>(), new List<Sample>(), new List<Sample>());
        for (var i = 0; i <= place.Count; i++)
        {
            var ms = place.StartOf(i).ToUnixTimeMilliseconds();
            energy.Add(new Sample(ms, wh));
            reactive.Add(new Sample(ms, varh));
            if (i < place.Count)
            {
                power.Add(new Sample(ms, 1000 * place.MeanKw(i)));
                (wh, varh) = (wh + (1000 * place.ImportKwh[i]), varh + (1000 * place.LagKvarh[i]));
            }
        }

        return IntervalBuilder.Build(
            new MeterSamples { EnergyImport = energy, ReactiveLag = reactive, ActivePower = power },
            place.From.ToUnixTimeMilliseconds(), place.StartOf(place.Count).ToUnixTimeMilliseconds());
    }
}
