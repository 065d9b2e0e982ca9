using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Detectors;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.Detectors;

/// <summary>What the detectors say of a real plant's year.</summary>
public sealed class SteelFindingsTests
{
    public SteelFindingsTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    [Fact]
    public void A_plant_that_turns_down_at_night_gives_no_off_hours_finding() =>
        Assert.Empty(new OffHoursLoad().Run(Data(contractKw: 630)).Findings);

    [Fact]
    public void The_largest_half_hour_is_below_the_largest_quarter_hour_of_629_kW()
    {
        Assert.Empty(new DemandPeak().Run(Data(contractKw: 628)).Findings);
        Assert.Contains("Thu 22 Nov, 09:30–09:45", Assert.Single(new DemandPeak().Run(Data(contractKw: 628, windowMinutes: 15)).Findings).Claim.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_power_factor_of_working_hours_leaves_a_discount_unused_in_eleven_months()
    {
        var finding = Assert.Single(new LowPowerFactor().Run(Data(contractKw: 630)).Findings);
        Assert.StartsWith("The power factor is 92%", finding.Claim.En, StringComparison.Ordinal);
        Assert.Equal(12, finding.Evidence.Labels.Count);
        Assert.Equal(11, finding.Evidence.Marked.Count(m => m));
    }

    private static SiteData Data(double contractKw, int windowMinutes = 30)
    {
        var profile = new SiteProfile
        {
            Site = "steel",
            MainMeter = "main",
            Contract = new ContractTerms { ContractKw = contractKw, WindowMinutes = windowMinutes },
            Calendar = new CalendarRules { Shifts = [new ClockRange(new TimeOnly(7, 0), new TimeOnly(22, 0))] },
        };
        return new SiteData(
            profile, SteelPlant.Seoul, new WorkingCalendar(profile.Calendar), SteelPlant.Intervals[^1].End,
            new Dictionary<string, IReadOnlyList<LedgerInterval>>(StringComparer.Ordinal) { ["main"] = SteelPlant.Intervals });
    }
}
