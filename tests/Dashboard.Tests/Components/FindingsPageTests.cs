using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Components.Pages;
using Monitoring.Dashboard.Components.ReviewParts;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Tests.Fakes;
using MudBlazor.Services;

namespace Monitoring.Dashboard.Tests.Components;

public sealed class FindingsPageTests : IAsyncLifetime
{
    private readonly InLanguage _japanese = new("ja");
    private readonly BunitContext _page = new();
    private readonly FindingStoreFile _findings = new();
    private NowBed _bed = null!;
    private FindingStore _store = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bed = await NowBed.StartAsync();
        await _findings.MigrateAsync();
        _store = _findings.Open(_bed.Time);
        _page.Services.AddSingleton(_store);
        _page.Services.AddMudServices();
        _page.Services.AddSingleton<TimeProvider>(_bed.Time);
        _page.Services.AddSingleton(_bed.Options);
        _page.Services.AddSingleton(_bed.Catalogue);
        _page.JSInterop.Mode = JSRuntimeMode.Loose;
        var module = _page.JSInterop.SetupModule("./review.js");
        module.Mode = JSRuntimeMode.Loose;
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
    public async Task The_finding_reads_from_claim_to_history_in_the_given_order()
    {
        await RecordAsync(SampleFindings.OffHours(), SampleFindings.PowerFactor());
        var page = Open("/s/demo/findings?id=off-hours-load%2Fcompressor-2");

        Assert.Equal("稼働時間外も2号コンプレッサが約28 kWで動いています。", page.Find(".finding h2").TextContent);
        Assert.Equal("年 9〜18万円", page.Find(".facts .kpi").TextContent);
        Assert.Equal(["違い(回路別)", "反証", "データ", "計算", "履歴"], page.FindAll(".finding h3").Select(h => h.TextContent));
        Assert.Contains("実測 99.1%・推計 0.7%・欠測 0.2%", page.Find(".finding").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".finding .chart"));
        Assert.Equal(2, page.FindAll(".queue-item").Count);
        Assert.Contains("夜間・休日の電力", page.Find(".queue-item[aria-current=true]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_and_says_what_follows_from_it()
    {
        await RecordAsync(SampleFindings.OffHours());
        var page = Open("/s/demo/findings");
        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("reject"));

        Assert.True(page.Find(".panel .button").HasAttribute("disabled"));
        Assert.Contains("理由を選ぶと却下できます。", page.Find(".panel").TextContent, StringComparison.Ordinal);
        await page.ChangeAsync("#reason-TooSmall", true);
        Assert.Contains("年間の上限が2倍になるまで出しません。", page.Find(".panel").TextContent, StringComparison.Ordinal);
        await page.Find(".panel").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("却下しました。", page.Markup, StringComparison.Ordinal));
        var item = Assert.Single(await _store.ListAsync("demo", Cancel));
        Assert.Equal((FindingState.Rejected, RejectReason.TooSmall), (item.Status.State, item.Status.Reason));
        Assert.Equal("操作者", (await _store.HistoryAsync(item.Id, Cancel))[0].Who);
    }

    [Fact]
    public async Task After_a_decision_the_next_finding_is_open_and_undo_brings_the_decided_one_back()
    {
        await RecordAsync(SampleFindings.OffHours(), SampleFindings.PowerFactor());
        var page = Open("/s/demo/findings");
        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("snooze"));
        page.WaitForAssertion(() => Assert.Contains("2号コンプレッサ", page.Find(".finding h2").TextContent, StringComparison.Ordinal));
        Assert.Contains("20%以上増えたら", page.Find(".message").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("undo"));
        page.WaitForAssertion(() => Assert.Contains("力率が81%", page.Find(".finding h2").TextContent, StringComparison.Ordinal));
        Assert.Equal(["未読 2", "採用 0"], page.FindAll(".lists .option").Take(2).Select(o => o.TextContent.Trim()));
    }

    [Fact]
    public async Task An_acceptance_keeps_who_will_act_and_by_when()
    {
        await RecordAsync(SampleFindings.OffHours());
        var page = Open("/s/demo/findings");
        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("accept"));
        await page.ChangeAsync("#decision-owner", "保全係");
        await page.ChangeAsync(".panel input[type=date]", "2026-12-01");
        await page.Find(".panel").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("採用しました。", page.Markup, StringComparison.Ordinal));
        var history = await _store.HistoryAsync(Assert.Single(await _store.ListAsync("demo", Cancel)).Id, Cancel);
        Assert.Equal((FindingState.Accepted, "保全係", new DateOnly(2026, 12, 1)), (history[0].To, history[0].Owner, history[0].Due));
    }

    [Fact]
    public async Task Keys_move_through_the_list_and_the_address_follows()
    {
        await RecordAsync(SampleFindings.OffHours(), SampleFindings.PowerFactor());
        var page = Open("/s/demo/findings");
        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("next"));
        var navigation = _page.Services.GetRequiredService<NavigationManager>();
        Assert.EndsWith("/s/demo/findings?id=off-hours-load%2Fcompressor-2", navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("2号コンプレッサ", page.Find(".finding h2").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_desk_proves_that_the_analysis_ran_and_says_what_it_could_not_judge()
    {
        var outcome = SampleFindings.Outcome(_bed.Time.GetUtcNow());
        await _store.RecordAsync(
            outcome with
            {
                Run = outcome.Run with
                {
                    NotConcluded = [new DetectorNote("low-power-factor", new BilingualText("力率の低下", "Low power factor"), new BilingualText("無効電力量が14日分たまると判定できます。", "Needs 14 days."))],
                },
            },
            Cancel);
        var page = Open("/s/demo/findings");

        Assert.Equal("未読はありません。", page.Find(".empty h2").TextContent);
        Assert.Matches(@"前回の検出 \d{4}/\d{2}/\d{2}\(.\) \d{2}:\d{2}、対象 56日・10メーター、検出器 3種", page.Find(".empty p").TextContent);
        Assert.Contains("無効電力量が14日分たまると判定できます。", page.Find(".run").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_analysis_the_desk_says_so()
    {
        Assert.Equal("まだ検出していません", Open("/s/demo/findings").Find(".empty h2").TextContent);
    }

    [Fact]
    public async Task An_analysis_that_is_overdue_is_said_to_be()
    {
        await RecordAsync(SampleFindings.OffHours());
        _bed.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("再計算待ち", Open("/s/demo/findings").Find(".finding .notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_of_all_sites_names_the_site_of_each_finding()
    {
        await RecordAsync(SampleFindings.OffHours());
        var page = Open("/review");
        Assert.Contains("見本製作所 / compressor-2", page.Find(".queue-item").TextContent, StringComparison.Ordinal);
        Assert.Contains("指摘(全工場)", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_nothing_Japanese_is_left_but_names_that_people_gave()
    {
        using var english = new InLanguage("en");
        await RecordAsync(SampleFindings.OffHours());
        var page = Open("/s/demo/findings");
        await page.InvokeAsync(() => page.FindComponent<DeskKeys>().Instance.Pressed("reject"));
        Assert.DoesNotMatch(@"[\u3040-\u30ff\u4e00-\u9fff]", page.Find(".desk").TextContent);
    }

    [Fact]
    public async Task Detectors_that_cannot_judge_yet_are_not_passed_off_as_nothing_to_find()
    {
        var outcome = SampleFindings.Outcome(SampleNow.Moment);
        await _store.RecordAsync(
            outcome with
            {
                Run = outcome.Run with
                {
                    Detectors = 1,
                    NotConcluded = [new DetectorNote("low-power-factor", new BilingualText("力率の低下", "Low power factor"), new BilingualText("無効電力量が14日分たまると判定できます。", "Needs 14 days."))],
                },
            },
            Cancel);
        var page = Open("/s/demo/findings");
        page.WaitForElement(".empty");

        Assert.Equal("まだ判定できません", page.Find(".empty h2").TextContent);
        Assert.Contains("無効電力量が14日分たまると判定できます。", page.Find(".reasons").TextContent, StringComparison.Ordinal);
        Assert.Equal("見本", page.Find(".sample-stamp").TextContent);
    }

    private IRenderedComponent<FindingsPage> Open(string address)
    {
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = _page.Render<FindingsPage>(p => p.Add(c => c.Site, address.StartsWith("/review", StringComparison.Ordinal) ? null : "demo"));
        page.WaitForElement(".desk");
        return page;
    }

    private Task RecordAsync(params Analysis.Findings.Finding[] findings) =>
        _store.RecordAsync(SampleFindings.Outcome(_bed.Time.GetUtcNow(), findings), Cancel);
}
