using System.Net;
using Bunit;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Tests.Data;

public sealed class DataPageTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private DataBed _bed = null!;

    public async ValueTask InitializeAsync() => _bed = await DataBed.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _bed.DisposeAsync();
        _japanese.Dispose();
    }

    [Fact]
    public async Task Undoing_asks_who_and_why_and_says_what_will_happen()
    {
        Correction(3, "import");
        var page = _bed.Open(".correction .undo");
        await page.ClickAsync(".correction .undo");
        Assert.Contains("計測値があればそれに戻ります", page.Find(".undo-form").TextContent, StringComparison.Ordinal);
        await page.SubmitAsync(".undo-form");
        Assert.Null(_bed.Ingestor.Corrections[0].Undone);

        await DataBed.SignAsync(page, ".undo-form");
        await page.SubmitAsync(".undo-form");
        page.WaitForAssertion(() => Assert.Contains("取消済", page.Find(".correction").TextContent, StringComparison.Ordinal));
        Assert.Equal("検針票と合わせる", _bed.Ingestor.Corrections[0].Undone!.Why);
        Assert.Empty(page.FindAll(".correction .undo"));
    }

    [Fact]
    public async Task Name_and_reason_are_remembered_by_the_tab()
    {
        Correction(1, "edit");
        _bed.Remembers("data-by", "佐藤");
        var page = _bed.Open(".correction .undo");
        await page.ClickAsync(".correction .undo");
        page.WaitForAssertion(() => Assert.Equal("佐藤", page.Find(".undo-form .by").GetAttribute("value")));
        await page.InputAsync(".undo-form .why", "誤り");
        page.WaitForAssertion(() => Assert.Contains(_bed.Remembered, i => i.Arguments is ["data-why", "誤り"]));
    }

    [Fact]
    public async Task The_newest_ten_corrections_are_shown_and_the_others_on_demand()
    {
        for (var id = 1; id <= 12; id++)
        {
            Correction(id, "calibration");
        }

        var page = _bed.Open(".correction");
        Assert.Equal((10, "12"), (page.FindAll(".correction").Count, page.Find(".correction .number").TextContent));
        await page.ClickAsync("#corrections .show-all");
        page.WaitForAssertion(() => Assert.Equal(12, page.FindAll(".correction").Count));
    }

    [Fact]
    public async Task Without_a_key_to_correct_everything_is_shown_and_nothing_can_be_changed()
    {
        await using var bed = await DataBed.StartAsync(mayCorrect: false);
        bed.Ingestor.Corrections.Add(Sample(1, "import"));
        var page = bed.Open(".correction");
        Assert.Contains("keys add --site \"*\" --name dashboard --scope correct", page.Find(".read-only").TextContent, StringComparison.Ordinal);
        Assert.Contains("Dashboard:Ingestor:CorrectKey", page.Find(".read-only").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form, input[type=file], .undo, .new-calibration"));
        Assert.NotEmpty(page.FindAll("#export a.csv"));
    }

    [Fact]
    public void Parts_that_cannot_be_read_leave_the_others_standing()
    {
        _bed.Ingestor.Meters = [];
        var page = _bed.Open("#quality h2");
        Assert.Equal("訂正や取込はまだありません。", page.Find("#corrections .none").TextContent);
        Assert.Equal("まだメーターがありません。", page.Find("#quality .none").TextContent);
        Assert.StartsWith("書き出せるデータはまだありません。", page.Find("#export .none").TextContent, StringComparison.Ordinal);

        _bed.Ingestor.Failure = HttpStatusCode.InternalServerError;
        _bed.Bed.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.NotEmpty(page.FindAll("#import h2"));
    }

    [Fact]
    public void Quality_shows_days_as_cells_with_words_a_stuck_value_and_a_clock_that_is_off()
    {
        var now = _bed.Ingestor.Plant.Now;
        DateOnly[] days = [new(2026, 11, 22), new(2026, 11, 23), new(2026, 11, 24)];
        _bed.Ingestor.ImportedMeters = ["hvac"];
        _bed.Ingestor.Plant.Begin = now.AddDays(-30);
        _bed.Ingestor.Quality = new SiteQuality(SamplePlant.Site, "Asia/Tokyo", now, days,
            [
                new MeterQuality("main", now.AddSeconds(-20), 20, 1, [null, 0.956, 1], [null, 1, 1], [null, 0, 0], new StuckInfo("active_power_w", 42_000, now.AddHours(-3), "counter_disagrees")),
                new MeterQuality("hvac", null, null, null, [null, null, null], [null, null, null], [null, null, null], null),
            ],
            [new GatewayQuality("hall", now.AddSeconds(-5), 1200, 90, -45.2), new GatewayQuality("old", now.AddHours(-2), null, null, null)]);
        var page = _bed.Open("#quality .meter");
        Assert.Equal(["11月22日(日): 対象外", "11月23日(月): 95.6%", "11月24日(火): 100.0%"], page.FindAll("#quality .meter .cell").Select(c => c.TextContent));
        Assert.Equal(["cell off", "cell most", "cell whole"], page.FindAll("#quality .meter .cell").Select(c => c.ClassName));
        Assert.Contains("最終受信 20秒前", page.Find("#quality .meter").TextContent, StringComparison.Ordinal);
        Assert.Contains("値が 42.0\u00A0kW のまま変わりません(積算値は増えているのに)", page.Find("#quality .notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("取込データのみ", page.FindAll("#quality .meter")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["hall", "5秒前", "1,200件(最古 1分前)", "−45.2秒(合わせてください)", "old", "2時間前", "—", "—"], page.FindAll("#quality tbody :is(th, td)").Select(c => c.TextContent));
    }

    [Fact]
    public async Task An_export_is_a_link_with_both_days_inside()
    {
        _bed.Ingestor.Plant.Begin = _bed.Ingestor.Plant.Now.AddDays(-20);
        var page = _bed.Open("#export a.csv");
        Assert.Equal("/export/demo?what=intervals&meter=main&from=2026-11-04&to=2026-11-25&format=csv", page.Find("#export a.csv").GetAttribute("href"));
        await page.ChangeAsync("#export .content", "active_power_w");
        Assert.Equal("/export/demo?what=readings&meter=main&quantity=active_power_w&from=2026-11-04&to=2026-11-25&format=xlsx", page.Find("#export a.xlsx").GetAttribute("href"));
        await page.ChangeAsync("#export .to", "2026-01-01");
        Assert.Empty(page.FindAll("#export a"));
        Assert.Contains("開始日", page.Find("#export .fault").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_nothing_Japanese_is_left()
    {
        using var english = new InLanguage("en");
        Correction(1, "calibration");
        var page = _bed.Open(".correction .undo");
        await page.ClickAsync("#corrections .new-calibration");
        Assert.DoesNotMatch(@"[\u3040-\u30ff\u4e00-\u9fff]", page.Markup);
    }

    private void Correction(long id, string kind) => _bed.Ingestor.Corrections.Insert(0, Sample(id, kind));

    private static CorrectionInfo Sample(long id, string kind) => new()
    {
        Id = id, Kind = kind, Meter = "main", From = SampleNow.Moment.AddDays(-3), To = SampleNow.Moment, Made = new CorrectionAct("Y", "sample", SampleNow.Moment, "bill"),
    };
}
