using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Components.Layout;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Tests.Fakes;
using MudBlazor;
using MudBlazor.Services;

namespace Monitoring.Dashboard.Tests.Components;

public sealed class NowPageTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private readonly BunitContext _page = new();
    private readonly FindingStoreFile _findings = new();
    private NowBed _bed = null!;

    public async ValueTask InitializeAsync()
    {
        _bed = await NowBed.StartAsync();
        _bed.Profile("""{ "site": "demo", "main_meter": "main", "contract": { "target_kw": 400, "contract_kw": 450 }, "calendar": { "holidays": "jp" } }""");
        await _findings.MigrateAsync();
        _page.Services.AddSingleton(_findings.Open(_bed.Time));
        _page.Services.AddSingleton<FindingInbox>();
        _page.Services.AddMudServices();
        _page.Services.AddSingleton<TimeProvider>(_bed.Time);
        _page.Services.AddSingleton(_bed.Options);
        _page.Services.AddSingleton(_bed.Catalogue);
        _page.Services.AddSingleton(_bed.Live);
        _page.Services.AddSingleton(_bed.Feed);
        _page.Services.AddScoped<LivePulse>();
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        _page.JSInterop.SetupModule("./charts.js").Mode = JSRuntimeMode.Loose;
        _page.SetRendererInfo(new RendererInfo("Server", true));
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _bed.DisposeAsync();
        _findings.Dispose();
        _japanese.Dispose();
    }

    [Fact]
    public void A_site_that_lives_on_imported_files_is_not_called_broken_and_leads_to_its_load()
    {
        _bed.Ingestor.Meters = _bed.Ingestor.ImportedMeters = ["main"];
        var page = RenderPage();
        page.WaitForElement(".empty");

        Assert.Equal("いまの計測値はありません(取込データのみ)", page.Find(".empty h2").TextContent);
        Assert.Equal(["/s/demo/load", "/s/demo/connect"], page.FindAll(".empty a").Select(a => a.GetAttribute("href")));
        Assert.Equal("取込のみ", DemandVerdict.Of(_bed.Feed.Latest("demo")!).Chip);
    }

    [Fact]
    public void A_meter_that_sends_is_the_supply_rather_than_one_that_was_only_imported()
    {
        _bed.Profile("""{ "site": "demo" }""");
        (_bed.Ingestor.Meters, _bed.Ingestor.ImportedMeters) = (["main", "hvac"], ["main"]);
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");

        Assert.Equal("hvac", _bed.Feed.Latest("demo")!.MainMeter);
        Assert.DoesNotContain("送っていない", page.Find(".now-circuits").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_answers_in_one_sentence_with_its_figures()
    {
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");

        Assert.Contains("平常です。", page.Find(".verdict-sentence").TextContent, StringComparison.Ordinal);
        Assert.Matches(@"^\d{3}kW$", page.Find(".hero").TextContent);
        Assert.Contains("残り 12:34", page.Find(".demand-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("目標 400\u00A0kW", page.Find(".demand-foot").TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.FindAll(".circuits li").Count);
        Assert.Equal(2, page.FindAll(".chart").Count);
    }

    [Fact]
    public async Task Figures_move_with_the_pulse_while_the_charts_stay_untouched()
    {
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");
        var charts = page.FindComponents<Chart>();
        var renders = charts.Select(c => c.RenderCount).ToList();

        _bed.Time.Advance(TimeSpan.FromSeconds(5));
        await _bed.Feed.FirstAsync(SamplePlant.Site, Xunit.TestContext.Current.CancellationToken);
        _bed.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("残り 12:29", page.Find(".demand-head").TextContent, StringComparison.Ordinal));
        Assert.Equal(renders, charts.Select(c => c.RenderCount));
    }

    [Fact]
    public void A_silent_meter_is_never_shown_as_normal()
    {
        _bed.Ingestor.Plant.FrozenAt = SampleNow.Moment.AddMinutes(-9);
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");

        Assert.Contains("判定できません(10:08から受信なし)", page.Find(".verdict-sentence").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("—", page.Find(".hero").TextContent, StringComparison.Ordinal);
        Assert.Contains("最終", page.Find(".figure-block").TextContent, StringComparison.Ordinal);
        Assert.Contains("予測停止", page.Find(".demand-foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stamp_tells_the_age_and_the_day_of_what_is_old()
    {
        _bed.Ingestor.Plant.FrozenAt = SampleNow.Moment.AddDays(-1);
        RenderPage().WaitForElement(".verdict-sentence");
        var stamp = _page.Render<SiteStamp>(p => p.Add(c => c.Site, SamplePlant.Site));
        Assert.Equal("2026/11/23(月) 10:17:26 時点(24時間前)", stamp.Find(".stamp").TextContent);
    }

    [Fact]
    public async Task A_site_without_readings_says_what_to_do_and_fills_by_itself()
    {
        var meters = _bed.Ingestor.Meters;
        _bed.Ingestor.Meters = [];
        var page = RenderPage();
        page.WaitForElement(".empty");
        Assert.Contains("まだ計測値がありません", page.Find(".empty h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("/s/demo/connect", page.Find(".empty a.button").GetAttribute("href"));
        Assert.Equal("見本", page.Find(".sample-stamp").TextContent);

        _bed.Ingestor.Meters = meters;
        _bed.Time.Advance(TimeSpan.FromSeconds(5));
        await _bed.Feed.FirstAsync(SamplePlant.Site, Xunit.TestContext.Current.CancellationToken);
        _bed.Time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForElement(".verdict-sentence");
    }

    [Fact]
    public async Task An_Ingestor_that_cannot_be_read_is_explained_and_can_be_tried_again()
    {
        _bed.Ingestor.Failure = HttpStatusCode.Unauthorized;
        var page = RenderPage();
        page.WaitForElement(".empty");
        Assert.Contains("鍵", page.Find(".empty h2").TextContent, StringComparison.Ordinal);

        _bed.Ingestor.Failure = null;
        await page.ClickAsync(".empty button");
        page.WaitForElement(".verdict-sentence");
    }

    [Fact]
    public void A_broken_profile_is_shown_with_its_problems()
    {
        _bed.Profile("""{ "site": "demo", "contract": { "contract_kw": -1 } }""");
        var page = RenderPage();
        page.WaitForElement(".notice");

        Assert.Contains("contract.contract_kw", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Contains("契約電力が未設定", page.Find(".verdict-sentence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_second_meter_makes_the_supply_uncertain_the_page_says_what_to_write_and_follows()
    {
        _bed.Profile("""{ "site": "demo" }""");
        _bed.Ingestor.Meters = ["furnace"];
        var page = RenderPage();
        page.WaitForElement(".now-load");

        _bed.Ingestor.Meters = ["hvac", "furnace"];
        await BeatAsync();
        page.WaitForElement(".empty");
        Assert.Empty(page.FindAll(".chart"));
        Assert.Contains("届いているメーター: furnace、hvac", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("""{ "site": "demo", "main_meter": "furnace" }""", page.Find(".empty code").TextContent);
        Assert.Equal("—", page.Find(".figure-block[aria-label=今日の電力量] .kpi").TextContent);

        _bed.Profile("""{ "site": "demo", "main_meter": "furnace" }""");
        await BeatAsync();
        page.WaitForElement(".now-load");
    }

    [Fact]
    public void Meters_that_are_merely_not_in_the_profile_are_named_with_what_to_write()
    {
        _bed.Profile("""{ "site": "demo", "main_meter": "main", "meters": [ { "meter": "main" } ] }""");
        _bed.Ingestor.Meters = ["main", "hvac", "furnace"];
        var page = RenderPage();
        page.WaitForElement(".unplaced");

        Assert.Contains("ほかに届いているメーター: furnace、hvac。demo.json", page.Find(".unplaced").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("主幹だけ", page.Find(".now-circuits").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_twin_opens_with_the_same_figures()
    {
        var page = RenderPage();
        page.WaitForElement(".chart-controls button");
        Assert.Empty(page.FindAll("table.plain"));

        await page.ClickAsync(".chart-controls button");

        page.WaitForAssertion(() => Assert.Equal(48, page.FindAll("table.plain tbody tr").Count));
        Assert.Contains("2026/11/24(火) 00:00〜00:30", page.Find("table.plain tbody td").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_opens_what_stands_behind_it()
    {
        var dialogs = _page.Render<MudDialogProvider>();
        var page = RenderPage();
        page.WaitForElement(".demand .evidence-button");

        await page.ClickAsync(".demand .evidence-button");

        dialogs.WaitForElement("dl.evidence");
        Assert.Contains("2026/11/24(火) 10:00〜10:30", dialogs.Find("dl.evidence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_unread_finding_is_one_line_with_its_yen_and_appears_by_itself()
    {
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");
        Assert.Empty(page.FindAll(".finding-line"));

        var store = _page.Services.GetRequiredService<FindingStore>();
        await store.RecordAsync(SampleFindings.Outcome(SampleNow.Moment, SampleFindings.OffHours()), Xunit.TestContext.Current.CancellationToken);

        page.WaitForElement(".finding-line a");
        var line = page.Find(".finding-line a");
        Assert.Equal("/s/demo/findings", line.GetAttribute("href"));
        Assert.Contains("未読の指摘 1件", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("年 9〜18万円", line.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "まだ計測値がありません")]
    [InlineData(true, "鍵が受け付けられません")]
    public void A_wall_with_nothing_to_show_says_so_for_readers_from_afar(bool refused, string what)
    {
        _bed.Ingestor.Meters = [];
        _bed.Ingestor.Failure = refused ? HttpStatusCode.Unauthorized : null;
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("/s/demo/now?wall=1");
        var page = RenderPage();
        page.WaitForElement(".wall-notice");

        Assert.Equal(what, page.Find(".wall-notice h1").TextContent);
        Assert.Empty(page.FindAll("button, a"));
    }

    [Fact]
    public void The_wall_has_a_clock_and_nothing_to_press()
    {
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("/s/demo/now?wall=1");
        var page = RenderPage();
        page.WaitForElement(".wall-clock");

        Assert.Equal("10:17:26", page.Find(".wall-clock").TextContent);
        Assert.Empty(page.FindAll("button, a"));
    }

    [Fact]
    public async Task In_English_no_Japanese_is_left()
    {
        using var english = new InLanguage("en");
        var page = RenderPage();
        page.WaitForElement(".verdict-sentence");

        var text = string.Concat(page.FindAll(".now").Select(e => e.TextContent));
        Assert.DoesNotMatch(@"[\p{IsHiragana}\p{IsKatakana}]", text);
    }

    private async Task BeatAsync()
    {
        _bed.Time.Advance(TimeSpan.FromSeconds(5));
        await _bed.Feed.FirstAsync(SamplePlant.Site, Xunit.TestContext.Current.CancellationToken);
        _bed.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private IRenderedComponent<NowPage> RenderPage() => _page.Render<NowPage>(parameters => parameters.Add(p => p.Site, SamplePlant.Site));
}
