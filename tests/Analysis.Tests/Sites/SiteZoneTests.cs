using CsCheck;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Tests.Sites;

public sealed class SiteZoneTests
{
    private static readonly SiteZone Tokyo = SiteZone.Of("Asia/Tokyo");
    private static readonly SiteZone Berlin = SiteZone.Of("Europe/Berlin");

    [Fact]
    public void A_day_in_Tokyo_begins_at_15_hours_UTC_of_the_day_before() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 15, 0, 0, TimeSpan.Zero), Tokyo.StartOfDay(new DateOnly(2026, 4, 1)));

    [Fact]
    public void A_month_begins_with_its_first_local_day() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 15, 0, 0, TimeSpan.Zero), Tokyo.StartOfMonth(new DateOnly(2026, 4, 17)));

    [Fact]
    public void A_time_skipped_by_a_clock_change_is_the_first_moment_after_it() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), Berlin.ToUtc(new DateOnly(2026, 3, 29), new TimeOnly(2, 30)));

    [Fact]
    public void A_time_that_occurs_twice_is_its_first_occurrence() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), Berlin.ToUtc(new DateOnly(2026, 10, 25), new TimeOnly(2, 30)));

    [Fact]
    public void Every_instant_in_Tokyo_survives_the_way_to_the_wall_clock_and_back() =>
        Gen.Long[0, 200L * 365 * 24 * 60].Sample(minutes =>
        {
            var instant = new DateTimeOffset(1960, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            Assert.Equal(instant, Tokyo.ToUtc(Tokyo.ToLocal(instant)));
        });
}
