using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Profiles;

namespace Monitoring.Simulators.Tests.Factory.Profiles;

public sealed class SiteProfileTests
{
    public static TheoryData<string> Ready => [.. PlantFile.Ready];

    [Theory, MemberData(nameof(Ready))]
    public void The_Dashboard_reads_what_every_ready_plant_says_of_itself(string name)
    {
        var plant = PlantFile.Read(name);
        var profile = Read(plant);
        Assert.Equal((plant.Id, plant.Name.Ja, plant.Name.En), (profile.Site, profile.Name!.Ja, profile.Name.En));
        Assert.All(profile.Meters, m => Assert.False(string.IsNullOrEmpty(m.Name?.Ja) || string.IsNullOrEmpty(m.Name.En), m.Meter));
        Assert.Equal([profile.MainMeter!], profile.Meters.Where(m => m.Parent is null).Select(m => m.Meter));
        Assert.Equal(plant.Contract!.ContractKw, profile.Contract!.ContractKw);
        Assert.Equal(plant.Tariff!.YenPerKwh, profile.Tariff!.MarginalYenPerKwh!.Value, 9);
        Assert.Equal(plant.EmissionFactor!.TCo2PerKwh, profile.EmissionFactor!.TCo2PerKwh);
    }

    [Theory, MemberData(nameof(Ready))]
    public void Both_agree_on_every_working_day_of_two_years(string name)
    {
        var plant = PlantFile.Read(name);
        var calendar = new WorkingCalendar(Read(plant).Calendar);
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            Assert.True(plant.Calendar.IsWorkingDay(day) == (calendar.TypeOf(day) == DayType.Working), $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void The_demo_s_site_keeps_the_id_that_it_is_given()
    {
        Assert.True(SiteProfileJson.TryRead(SiteProfileOf.Write(PlantFile.Read(PlantFile.Demo), "trial"), out var profile, out _));
        Assert.Equal("trial", profile.Site);
    }

    private static SiteProfile Read(Plant plant)
    {
        Assert.True(SiteProfileJson.TryRead(SiteProfileOf.Write(plant), out var profile, out var problems), string.Join("; ", problems));
        return profile;
    }
}
