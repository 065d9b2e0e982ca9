using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Components.Frame;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Tests.Fakes;
using MudBlazor.Services;

namespace Monitoring.Dashboard.Tests.Components;

public sealed class LoadPageTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private readonly BunitContext _page = new();
    private readonly FindingStoreFile _findings = new();
    private NowBed _bed = null!;

    public async ValueTask InitializeAsync()
    {
        _bed = await NowBed.StartAsync();
        _bed.Profile("""{ "site": "demo", "main_meter": "main", "contract": { "target_kw": 400, "contract_kw": 450 }, "calendar": { "holidays": "jp" } }""");
        _bed.Ingestor.Plant.Begin = _bed.Time.GetUtcNow().AddDays(-20);
        await _findings.MigrateAsync();
        _page.Services.AddSingleton(_findings.Open(_bed.Time));
        _page.Services.AddSingleton(_bed.Client);
        _page.Services.AddSingleton(_bed.Catalogue);
        _page.Services.AddSingleton<TimeProvider>(_bed.Time);
        _page.Services.AddSingleton(_bed.Options);
        _page.Services.AddSingleton<LoadReader>();
        _page.Services.AddScoped<LivePulse>();
        _page.Services.AddMudServices();
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
    public void The_page_shows_map_shape_curve_and_five_figures_of_the_supply()
    {
        var page = Open("/s/demo/load?meter=compressor-2");
        Assert.Equal(["heat-map", "day-profiles", "duration"], page.FindComponents<Chart>().Select(c => c.Instance.Model.Kind));
        Assert.Equal(5, page.FindAll(".figure").Count);
        Assert.Equal(20, page.FindAll(".top tbody tr").Count);
        Assert.Contains("読み方", page.Find(".map").TextContent, StringComparison.Ordinal);
        Assert.Contains("計測開始", page.Find(".map").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.DoesNotContain("読み込み中", page.Find(".figures").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_click_on_a_day_of_the_map_opens_that_day_over_its_like_days()
    {
        var page = Open("/s/demo/load?meter=compressor-2");
        var map = page.FindComponents<Chart>()[0];
        var click = page.InvokeAsync(() => map.Instance.Selected((23 * 48) + 20));
        page.WaitForAssertion(() => Assert.Equal("load-day", page.FindComponents<Chart>()[0].Instance.Model.Kind));
        await click;
        var query = LoadQuery.Read(new Uri(_page.Services.GetRequiredService<NavigationManager>().Uri));
        Assert.Equal((PeriodKind.Custom, query.From), (query.Kind, query.LastDay));
    }

    [Fact]
    public void With_less_than_a_week_of_data_the_page_says_when_it_will_be_ready_and_shows_the_load_so_far()
    {
        _bed.Ingestor.Plant.Begin = _bed.Time.GetUtcNow().AddDays(-2.5);
        var page = Open("/s/demo/load?meter=compressor-2");
        Assert.Contains("あと5日分のデータで図がそろいます", page.Find(".wait").TextContent, StringComparison.Ordinal);
        var chart = page.FindComponents<Chart>()[0].Instance.Model;
        Assert.Equal(("load-day", "ここまでの負荷", 4 * 48), (chart.Kind, chart.Title, chart.Table.Rows));
    }

    [Fact]
    public void The_first_hour_of_a_meter_makes_no_duration_curve()
    {
        _bed.Ingestor.Plant.Begin = _bed.Time.GetUtcNow().AddHours(-1);
        var page = Open("/s/demo/load?meter=compressor-2");
        Assert.Equal("load-day", Assert.Single(page.FindComponents<Chart>()).Instance.Model.Kind);
        Assert.Empty(page.FindAll(".top"));
    }

    [Fact]
    public void A_meter_that_has_gone_silent_is_said_to_be()
    {
        _bed.Ingestor.Plant.FrozenAt = _bed.Time.GetUtcNow().AddHours(-3);
        var page = Open("/s/demo/load?meter=compressor-2");
        Assert.Contains("から受信がありません", page.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meter_that_was_only_imported_is_not_silent()
    {
        _bed.Ingestor.ImportedMeters = ["compressor-2"];
        _bed.Ingestor.Plant.FrozenAt = _bed.Time.GetUtcNow().AddDays(-3);
        var page = Open("/s/demo/load?meter=compressor-2");
        Assert.Empty(page.FindAll(".notice"));
        Assert.Contains("データの始まり", page.Find(".map").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_readings_offers_to_connect_a_meter_and_shows_a_sample()
    {
        _bed.Ingestor.Meters = [];
        var page = Open("/s/demo/load", ".empty");
        Assert.Equal(["/s/demo/connect", "/s/demo/data"], page.FindAll(".empty a").Select(a => a.GetAttribute("href")));
        Assert.Equal("heat-map", page.FindComponent<Chart>().Instance.Model.Kind);
        Assert.Equal("見本", page.Find(".sample-stamp").TextContent);
    }

    [Fact]
    public void While_the_Ingestor_is_away_the_charts_stay_and_say_from_when_they_are()
    {
        var page = Open("/s/demo/load?meter=compressor-2");
        _bed.Ingestor.Failure = System.Net.HttpStatusCode.InternalServerError;
        _bed.Time.Advance(TimeSpan.FromMinutes(6));

        page.WaitForAssertion(() => Assert.Contains("2026/11/24(火) 10:17 に読んだ図", page.Find(".away").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Equal(3, page.FindComponents<Chart>().Count);

        _bed.Ingestor.Failure = null;
        _bed.Time.Advance(TimeSpan.FromSeconds(11));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".away")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_period_without_data_says_from_when_to_when_there_are_any()
    {
        var page = Open("/s/demo/load?meter=compressor-2&from=2025-01-01&to=2025-01-31", ".empty");
        Assert.Equal("この期間のデータはありません", page.Find(".empty h2").TextContent);
    }

    [Fact]
    public void Where_all_data_are_older_the_button_opens_the_period_that_has_them()
    {
        _bed.Ingestor.Plant.Begin = _bed.Time.GetUtcNow().AddDays(-100);
        _bed.Ingestor.Plant.FrozenAt = _bed.Time.GetUtcNow().AddDays(-60);
        var page = Open("/s/demo/load?meter=compressor-2", ".empty");

        Assert.Equal("/s/demo/load?meter=compressor-2&from=2026-08-22&to=2026-09-25", page.Find(".empty a.button").GetAttribute("href"));
        Assert.Contains("2026/08/22(土)", page.Find(".empty a.button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_whose_supply_is_not_named_asks_for_it_and_offers_the_circuits()
    {
        _bed.Profile("""{ "site": "demo" }""");
        _bed.Ingestor.Meters = ["compressor-1", "compressor-2"];
        var page = Open("/s/demo/load", ".empty");
        Assert.Equal("受電のメーターが決まっていません", page.Find(".empty h2").TextContent);
        Assert.Equal(["全体", "compressor-1", "compressor-2"], page.FindAll("select option").Select(o => o.TextContent.Trim()));
    }

    [Fact]
    public void In_English_nothing_Japanese_is_left()
    {
        using var english = new InLanguage("en");
        var page = Open("/s/demo/load?meter=compressor-2");
        page.WaitForAssertion(() => Assert.DoesNotContain("reading", page.Find(".figures").TextContent, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"[\u3040-\u30ff\u4e00-\u9fff]", page.Markup);
    }

    [Fact]
    public void A_site_that_does_not_exist_leads_to_those_that_do()
    {
        var page = Open("/s/NOSITE/load", ".sites a", "NOSITE");
        Assert.Equal("この工場はありません", page.Find(".empty h2").TextContent);
        Assert.Equal(("/s/demo/load", "見本製作所"), (page.Find(".sites a").GetAttribute("href"), page.Find(".sites a").TextContent));
    }

    [Fact]
    public void A_branch_shows_where_its_energy_goes_and_what_is_not_metered_further()
    {
        _bed.Profile("""
            { "site": "demo", "main_meter": "main", "meters": [ {"meter":"main"}, {"meter":"hvac","parent":"main","name":{"ja":"空調"}}, {"meter":"furnace","parent":"main"},
              {"meter":"presses","parent":"main","name":{"ja":"プレス計"},"formula":[{"meter":"press-1"},{"meter":"press-2"}]}, {"meter":"never","parent":"main"} ] }
            """);
        var page = Open("/s/demo/load", ".breakdown table");
        var rows = page.FindAll(".breakdown tbody tr th").Select(h => h.TextContent).ToList();
        Assert.Equal(["プレス計", "furnace", "空調", "未計測分", "合計"], rows);
        Assert.Equal("/s/demo/load?meter=presses", page.Find(".breakdown tbody a").GetAttribute("href"));
        Assert.Contains("100.0%", page.Find(".breakdown .sum").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".breakdown .notice"));
    }

    [Fact]
    public void Circuits_that_exceed_their_branch_are_named_as_wrong()
    {
        _bed.Profile("""{ "site": "demo", "main_meter": "main", "meters": [ {"meter":"main"}, {"meter":"lathe-1"}, {"meter":"furnace","parent":"lathe-1"} ] }""");
        var page = Open("/s/demo/load?meter=lathe-1", ".breakdown table");
        Assert.Contains("CT比", page.Find(".breakdown .notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_virtual_meter_and_a_rest_are_looked_at_like_a_meter_and_say_how_they_are_calculated()
    {
        _bed.Profile("""
            { "site": "demo", "main_meter": "main", "meters": [ {"meter":"main"}, {"meter":"hvac","parent":"main"},
              {"meter":"presses","name":{"ja":"プレス計"},"formula":[{"meter":"press-1"},{"meter":"press-2","factor":0.5}]} ] }
            """);
        var page = Open("/s/demo/load?meter=presses");
        Assert.Equal(["heat-map", "day-profiles", "duration"], page.FindComponents<Chart>().Select(c => c.Instance.Model.Kind));
        Assert.Contains("プレス計", page.FindAll("select option").Select(o => o.TextContent.Trim()));
        Assert.Contains("mainの未計測分", page.FindAll("select option").Select(o => o.TextContent.Trim()));
        Assert.Contains("計算: press-1 + 0.5 press-2", page.FindComponent<EvidenceButton>().Instance.Info!.Source, StringComparison.Ordinal);

        page = Open("/s/demo/load?meter=main~rest");
        Assert.Equal(3, page.FindComponents<Chart>().Count);
        Assert.Empty(page.FindAll(".breakdown"));
    }

    private IRenderedComponent<LoadPage> Open(string address, string until = ".load-view", string site = "demo")
    {
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = _page.Render<LoadPage>(p => p.Add(c => c.Site, site));
        page.WaitForElement(until);
        return page;
    }
}
