using System.Text.Json;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Now;

public sealed class MissingAndEstimatedTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Energy_of_a_day_with_three_lost_hours_is_called_partly_missing()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Plant.Lost = (Midnight.AddHours(4), Midnight.AddHours(7));
        var now = await ReadAsync(bed);

        Assert.Equal("一部欠測", TodayEnergy.Of(now)!.Doubt);
        Assert.Equal(3 / 10.29, TodayEnergy.Of(now)!.Missing, 2);
        Assert.True(Data(DailyChart.Of(now)!.Data, "missing")[^1].GetBoolean());
    }

    [Fact]
    public async Task Energy_spread_over_a_gap_is_called_partly_estimated()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Plant.Bridged = (Midnight.AddHours(-60), Midnight.AddHours(2));
        var now = await ReadAsync(bed);

        Assert.Equal("一部推計", TodayEnergy.Of(now)!.Doubt);
    }

    [Fact]
    public async Task Half_hours_and_days_spread_over_a_gap_are_marked_and_named()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Plant.Bridged = (Midnight.AddHours(-60), Midnight.AddHours(2));
        var now = await ReadAsync(bed);

        var load = TodayChart.Of(now)!;
        Assert.Contains(load.Keys, k => k.Swatch == "estimated-line");
        Assert.Equal([true, false], Data(load.Data, "estimated")[3..5].Select(e => e.GetBoolean()));
        Assert.Equal(["推計", "実測", "—"], new[] { 3, 4, 47 }.Select(load.Table.Columns[^1].Text));

        var days = DailyChart.Of(now)!;
        Assert.Contains(days.Keys, k => k.Swatch == "estimated-bar");
        Assert.Equal(days.Table.Columns[2].Text(12), days.Table.Columns[3].Text(12));
        Assert.Equal("0", days.Table.Columns[3].Text(9));
    }

    [Fact]
    public async Task A_day_without_a_gap_has_no_mark()
    {
        await using var bed = await NowBed.StartAsync();
        var now = await ReadAsync(bed);

        Assert.Empty(TodayEnergy.Of(now)!.Doubt);
        Assert.DoesNotContain(TodayChart.Of(now)!.Keys.Concat(DailyChart.Of(now)!.Keys), k => k.Swatch is "estimated-line" or "estimated-bar" or "missing");
    }

    [Fact]
    public async Task A_supply_that_is_no_longer_certain_takes_its_figures_along()
    {
        await using var bed = await NowBed.StartAsync();
        bed.Ingestor.Meters = ["furnace"];
        Assert.NotNull((await ReadAsync(bed)).Days);

        bed.Ingestor.Meters = ["furnace", "hvac"];
        bed.Time.Advance(TimeSpan.FromSeconds(5));
        var now = await ReadAsync(bed);

        Assert.Null(now.MainMeter);
        Assert.Null(TodayEnergy.Of(now));
        Assert.Null(TodayChart.Of(now));
    }

    private static async Task<SiteNow> ReadAsync(NowBed bed) =>
        (await bed.Feed.FirstAsync(SamplePlant.Site, TestContext.Current.CancellationToken))!;

    private static JsonElement[] Data(object data, string name) => [.. JsonSerializer.SerializeToElement(data).GetProperty(name).EnumerateArray()];
}
