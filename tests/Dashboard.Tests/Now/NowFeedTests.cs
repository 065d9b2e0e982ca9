using System.Net;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Demand;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Now;

public sealed class NowFeedTests
{
    private const string Contract =
        """{ "site": "demo", "main_meter": "main", "contract": { "target_kw": 400, "contract_kw": 450 }, "calendar": { "holidays": "jp" } }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_read_whole_on_first_sight()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Profile(Contract);

        var now = await bed.Feed.FirstAsync(SamplePlant.Site, Cancel);

        Assert.NotNull(now);
        Assert.Equal("main", now.MainMeter);
        Assert.Equal(DayType.Working, now.LikeDays!.Type);
        Assert.Equal(DemandLevel.Normal, now.Level);
        Assert.InRange(now.Window!.ForecastW!.Value / 1000, 250, 400);
    }

    [Fact]
    public async Task Energy_today_is_the_ledgers_sum_beside_like_days_at_the_same_time()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Profile(Contract);

        var now = await bed.Feed.FirstAsync(SamplePlant.Site, Cancel);
        var today = TodayEnergy.Of(now!)!;

        var plant = bed.Ingestor.Plant;
        var midnight = new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal((plant.CounterWh("main", SampleNow.Moment) - plant.CounterWh("main", midnight)) / 1000, today.Kwh!.Value, 3);
        Assert.Equal(SampleNow.Moment, today.Until);
        Assert.InRange(today.Change!.Value, -0.3, 0.3);
        Assert.Equal(1, today.Measured, 6);
        Assert.Equal(0, today.Missing, 6);
    }

    [Fact]
    public async Task The_charts_show_today_and_fourteen_days()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Profile(Contract);
        var now = (await bed.Feed.FirstAsync(SamplePlant.Site, Cancel))!;

        var load = TodayChart.Of(now)!;
        Assert.Equal(48, load.Table.Rows);
        Assert.NotEqual("—", load.Table.Columns[1].Text(20));
        Assert.Equal("—", load.Table.Columns[1].Text(21));
        Assert.Contains("450", load.Description, StringComparison.Ordinal);

        var days = DailyChart.Of(now)!;
        Assert.Equal(DailyChart.Days, days.Table.Rows);
        Assert.Equal("2026-11-24", days.Table.Columns[0].Csv(13));
        Assert.Equal("2026-11-11", days.Table.Columns[0].Csv(0));
    }

    [Fact]
    public async Task A_day_without_data_is_missing_and_not_zero()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Plant.Begin = SampleNow.Moment.AddDays(-3);
        var now = (await bed.Feed.FirstAsync(SamplePlant.Site, Cancel))!;

        Assert.Equal("—", DailyChart.Of(now)!.Table.Columns[2].Text(0));
        Assert.Null(TodayEnergy.Of(now)!.UsualKwh);
    }

    [Fact]
    public async Task A_silent_supply_stops_the_forecast()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Profile(Contract);
        bed.Ingestor.Plant.FrozenAt = SampleNow.Moment.AddMinutes(-9);

        var now = (await bed.Feed.FirstAsync(SamplePlant.Site, Cancel))!;

        Assert.Null(now.Window!.ForecastW);
        Assert.Equal(DemandLevel.Unknown, now.Level);
        Assert.Equal(VerdictKind.Unknown, DemandVerdict.Of(now).Kind);
    }

    [Fact]
    public async Task The_line_of_today_ends_where_the_readings_end()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Plant.FrozenAt = SampleNow.Moment.AddMinutes(-9);

        var now = (await bed.Feed.FirstAsync(SamplePlant.Site, Cancel))!;

        var until = System.Text.Json.JsonSerializer.SerializeToElement(TodayChart.Of(now)!.Data).GetProperty("until").GetInt64();
        var expected = ChartTime.Of(now.Site.ToLocal(SampleNow.Moment.AddMinutes(-9)));
        Assert.InRange(until, expected - 1000, expected + 1000);
    }

    [Fact]
    public async Task A_site_that_does_not_exist_is_null() =>
        Assert.Null(await ReadUnknownAsync());

    [Fact]
    public async Task An_Ingestor_that_fails_on_first_sight_says_why()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Failure = HttpStatusCode.Forbidden;

        var fault = await Assert.ThrowsAsync<IngestorException>(() => bed.Feed.FirstAsync(SamplePlant.Site, Cancel));

        Assert.Equal(IngestorFault.KeyRefused, fault.Fault);
    }

    [Fact]
    public async Task A_watched_site_follows_the_clock_and_keeps_its_last_state_while_the_Ingestor_is_away()
    {
        await using var bed = await NowBed.StartAsync();
        using var watch = bed.Feed.Watch(SamplePlant.Site);
        await bed.Feed.FirstAsync(SamplePlant.Site, Cancel);
        await bed.Live.StartAsync(Cancel);
        await bed.Feed.StartAsync(Cancel);

        await AdvanceUntilAsync(bed, () => bed.Feed.Latest(SamplePlant.Site)!.MainPower!.Time > SampleNow.Moment, "a newer reading is shown");
        bed.Ingestor.Failure = HttpStatusCode.InternalServerError;
        await AdvanceUntilAsync(bed, () => bed.Live.Latest(SamplePlant.Site).Fault == IngestorFault.Answer, "the fault is known");
        await AdvanceUntilAsync(bed, () => DemandVerdict.Of(bed.Feed.Latest(SamplePlant.Site)!).Kind == VerdictKind.Unknown, "the verdict is withdrawn");

        Assert.NotNull(bed.Feed.Latest(SamplePlant.Site)!.MainPower);
        await bed.Feed.StopAsync(Cancel);
        await bed.Live.StopAsync(Cancel);
    }

    [Fact]
    public async Task Nobody_looking_means_nobody_polling()
    {
        await using var bed = await NowBed.StartAsync();
        await bed.Live.StartAsync(Cancel);
        var watch = bed.Live.Watch(SamplePlant.Site);
        await AdvanceUntilAsync(bed, () => bed.Ingestor.LatestRequests > 0, "the watched site is polled");
        watch.Dispose();

        Assert.Empty(bed.Live.WatchedSites);
        await bed.Live.StopAsync(Cancel);
    }

    private static async Task<SiteNow?> ReadUnknownAsync()
    {
        await using var bed = await NowBed.StartAsync();
        try
        {
            return await bed.Feed.FirstAsync("nowhere", Cancel);
        }
        catch (IngestorException e) when (e.Fault == IngestorFault.NotFound)
        {
            return null;
        }
    }

    // The loops wait on the fake clock: it is moved until what is awaited is there.
    private static Task AdvanceUntilAsync(NowBed bed, Func<bool> condition, string what) => Eventually.TrueAsync(
        () =>
        {
            bed.Time.Advance(TimeSpan.FromSeconds(1));
            return condition();
        },
        what,
        cancel: Cancel);
}
