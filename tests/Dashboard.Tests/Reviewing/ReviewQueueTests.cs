using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Reviewing;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Reviewing;

public sealed class ReviewQueueTests
{
    private static readonly FindingItem Heavy = Item(1, SampleFindings.PowerFactor(), FindingState.New);
    private static readonly FindingItem Light = Item(2, SampleFindings.OffHours(), FindingState.Worse);
    private static readonly FindingItem Snoozed = Item(3, SampleFindings.OffHours(meter: "press-1"), FindingState.Snoozed);
    private static readonly IReadOnlyList<FindingItem> All = [Heavy, Light, Snoozed];

    [Theory]
    [InlineData("http://x/s/demo/findings", "/s/demo/findings")]
    [InlineData("http://x/s/demo/findings?show=parked&q=%E7%86%B1&id=demand-peak%2Fmain", "/s/demo/findings?show=parked&q=%E7%86%B1&id=demand-peak%2Fmain")]
    [InlineData("http://x/s/demo/findings?show=99", "/s/demo/findings")]
    public void An_address_reads_as_a_view(string address, string same)
    {
        Assert.Equal(same, ReviewQuery.Read("demo", new Uri(address)).Address());
    }

    [Fact]
    public void The_list_of_all_sites_names_a_finding_with_its_site()
    {
        Assert.Equal("demo/low-power-factor/main", Query(site: null).IdOf(Heavy));
        Assert.Equal("low-power-factor/main", Query().IdOf(Heavy));
        Assert.Equal("/review", Query(site: null).Address());
    }

    [Fact]
    public void The_first_of_the_open_ones_is_selected_where_the_address_names_none()
    {
        var queue = ReviewQueue.Of(All, Query(), _ => string.Empty);
        Assert.Equal([Heavy, Light], queue.Items);
        Assert.Same(Heavy, queue.Open);
        Assert.Same(Light, queue.Step(1));
        Assert.Same(Heavy, queue.Step(-1));
        Assert.Equal((2, 1, 3), (queue.Counts[ReviewShow.Open], queue.Counts[ReviewShow.Parked], queue.Counts[ReviewShow.All]));
    }

    [Fact]
    public void A_link_to_a_finding_opens_it_even_when_it_has_left_the_list()
    {
        var queue = ReviewQueue.Of(All, Query(selected: "off-hours-load/press-1"), _ => string.Empty);
        Assert.Same(Snoozed, queue.Open);
    }

    [Fact]
    public void A_filter_wants_every_word_whatever_the_blank_between_them()
    {
        var queue = ReviewQueue.Of(All, Query(filter: "力率\u3000受電"), i => i == Heavy ? "力率の低下 受電" : "夜間 受電");
        Assert.Equal([Heavy], queue.Items);
    }

    [Fact]
    public void An_empty_list_selects_nothing()
    {
        var queue = ReviewQueue.Of([], Query(), _ => string.Empty);
        Assert.Null(queue.Open);
        Assert.Null(queue.Step(1));
    }

    [Theory]
    [InlineData("ja", "年 9〜18万円", "2.5〜3.8\u00A0t-CO2(暫定係数)")]
    [InlineData("en", "¥90,000–180,000 a year", "2.5–3.8\u00A0t-CO2 (provisional factor)")]
    public void Amounts_are_ranges_in_the_language_of_the_screen(string language, string amount, string co2)
    {
        using var _ = new InLanguage(language);
        Assert.Equal(amount, FindingWords.Amount(SampleFindings.OffHours()));
        Assert.Equal(co2, FindingWords.Co2(SampleFindings.OffHours(), provisional: true));
    }

    [Fact]
    public void Without_a_tariff_a_finding_is_listed_by_its_energy_and_without_both_it_says_so()
    {
        using var _ = new InLanguage("ja");
        Assert.Equal("年 6,000〜9,000\u00A0kWh", FindingWords.Amount(SampleFindings.OffHours(yenHigh: null)));
        Assert.Equal("金額未算定", FindingWords.Amount(SampleFindings.PowerFactor() with { YenPerYear = null }));
    }

    [Fact]
    public void What_a_rejection_leads_to_is_said_with_the_numbers_of_the_rules()
    {
        using var _ = new InLanguage("ja");
        Assert.Contains("20%", FindingWords.RuleOf(RejectReason.AsPlanned), StringComparison.Ordinal);
        Assert.Contains("28日後", FindingWords.RuleOf(RejectReason.Handled), StringComparison.Ordinal);
        Assert.Contains("2倍", FindingWords.RuleOf(RejectReason.TooSmall), StringComparison.Ordinal);
    }

    [Fact]
    public void The_evidence_names_the_claims_hours_by_their_outer_ends()
    {
        using var _ = new InLanguage("ja");
        var chart = EvidenceChart.Of(SampleFindings.OffHours(), "2号コンプレッサ");
        Assert.Contains("00:00〜08:30、18:00〜24:00", chart.Description, StringComparison.Ordinal);
        Assert.Contains("最大 36.0\u00A0kW(08:30〜09:00)", chart.Description, StringComparison.Ordinal);
        Assert.Equal(48, chart.Table.Rows);
        Assert.Equal(5, chart.Table.Columns.Count);
    }

    [Fact]
    public void Months_are_named_and_percent_stands_without_a_blank()
    {
        using var _ = new InLanguage("ja");
        var chart = EvidenceChart.Of(SampleFindings.PowerFactor(), "受電");
        Assert.Contains("最大 86.0%(2026年5月)", chart.Description, StringComparison.Ordinal);
        Assert.Contains("2026年6月〜2026年7月", chart.Description, StringComparison.Ordinal);
    }

    private static ReviewQuery Query(string? site = "demo", string filter = "", string? selected = null) => new(site, ReviewShow.Open, filter, selected);

    private static FindingItem Item(int id, Finding finding, FindingState state) => new(id, finding, SampleFindings.Start, new FindingStatus
    {
        State = state, Since = SampleFindings.Start, Reference = FindingSize.Of(finding), LastConfirmed = SampleFindings.Start,
    });
}
