using Monitoring.Dashboard.Analyzing;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Analyzing;

public sealed class AnalysisScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    [Fact]
    public void Two_looks_at_live_data_are_settled()
    {
        Assert.True(Look(Now, seconds: 5).IsSettledSince(Look(Now, seconds: 0)));
    }

    [Fact]
    public void A_history_on_its_way_is_not_settled()
    {
        Assert.False(Look(Now, seconds: 5).IsSettledSince(Look(Now.AddDays(-3), seconds: 0)));
    }

    [Fact]
    public void A_history_sent_meter_by_meter_is_not_settled_before_its_last_meter()
    {
        var before = Look(Now, 0) with { Meters = [Meter("main", Now), Meter("press-1", Now.AddDays(-40))] };
        var after = Look(Now, 5) with { Meters = [Meter("main", Now), Meter("press-1", Now.AddDays(-35))] };
        Assert.False(after.IsSettledSince(before));
    }

    [Fact]
    public void A_ledger_that_lags_behind_the_readings_is_not_settled()
    {
        var look = Look(Now, 5) with { LedgerTo = Now.AddHours(-2) };
        Assert.False(look.IsSettledSince(Look(Now, 0)));
    }

    [Fact]
    public void A_past_that_is_being_filled_in_is_not_settled()
    {
        var before = Look(Now, 0) with { Meters = [Meter("main", Now)] };
        var after = Look(Now, 5) with { Meters = [Meter("main", Now) with { FirstReading = Now.AddDays(-90) }] };
        Assert.False(after.IsSettledSince(before));
    }

    [Fact]
    public void A_site_is_analysed_as_soon_as_its_data_are_settled()
    {
        var look = Look(Now, 5);
        Assert.False(AnalysisSchedule.IsDue(look, settled: false, analysed: null, waitsSince: Now, Interval));
        Assert.True(AnalysisSchedule.IsDue(look, settled: true, analysed: null, waitsSince: Now, Interval));
    }

    [Fact]
    public void A_site_without_a_ledger_is_never_analysed()
    {
        Assert.False(AnalysisSchedule.IsDue(Look(Now, 5) with { LedgerTo = null }, true, null, Now.AddDays(-1), Interval));
    }

    [Fact]
    public void A_site_is_analysed_again_after_the_interval_and_not_before()
    {
        var analysed = Look(Now, 0);
        Assert.False(AnalysisSchedule.IsDue(Look(Now, 599), true, analysed, Now, Interval));
        Assert.True(AnalysisSchedule.IsDue(Look(Now, 600), true, analysed, Now, Interval));
    }

    [Fact]
    public void Data_that_never_settle_hold_up_the_analysis_no_longer_than_the_interval()
    {
        Assert.True(AnalysisSchedule.IsDue(Look(Now, 600), settled: false, analysed: null, waitsSince: Now, Interval));
    }

    [Fact]
    public void A_ledger_that_has_grown_notably_and_a_new_meter_are_analysed_at_once()
    {
        var analysed = Look(Now, 0);
        Assert.True(AnalysisSchedule.IsDue(Look(Now.AddHours(6), 60), true, analysed, Now, Interval));
        var more = Look(Now, 60) with { Meters = [Meter("main", Now), Meter("press-1", Now)] };
        Assert.True(AnalysisSchedule.IsDue(more, true, analysed, Now, Interval));
    }

    private static SiteLook Look(DateTimeOffset newest, int seconds) => new(Now.AddSeconds(seconds), [Meter("main", newest)], newest);

    private static MeterInfo Meter(string id, DateTimeOffset last) => new("demo", id, [], Now.AddDays(-60), last, 10);
}
