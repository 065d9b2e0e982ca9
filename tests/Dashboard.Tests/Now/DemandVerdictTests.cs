using Monitoring.Analysis.Demand;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Now;

public sealed class DemandVerdictTests : IDisposable
{
    private readonly InLanguage _japanese = new("ja");

    public void Dispose() => _japanese.Dispose();

    [Fact]
    public void Normal_says_how_much_is_to_spare()
    {
        // (400 - 368) x 30 / 12.57 min = 76.4 kW, rounded down.
        var verdict = DemandVerdict.Of(SampleNow.Of());
        Assert.Equal(VerdictKind.Normal, verdict.Kind);
        Assert.Equal("平常です。あと 76 kW 余裕があります。", Plain(verdict.Sentence));
        Assert.Equal("操作は要りません。", verdict.Next);
    }

    [Theory]
    [InlineData(368, 362, 9, "96 kW")] // (400 - 368) x 3, although only 3.6 min are left
    [InlineData(30, 25, 9, "375 kW")] // a plant at rest may add what it may use for good: 400 - 25
    public void Late_in_a_window_no_more_is_to_spare_than_the_next_one_could_bear(double forecast, double mainKw, double minutesLater, string spare)
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: forecast, mainKw: mainKw, at: SampleNow.Moment.AddMinutes(minutesLater)));
        Assert.Equal($"平常です。あと {spare} 余裕があります。", Plain(verdict.Sentence));
    }

    [Fact]
    public void An_alarm_says_how_much_to_shed_and_which_circuits_are_largest()
    {
        // (412 - 400) x 30 / 12.57 min = 28.6 kW, rounded up.
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: 412, level: DemandLevel.Alarm, circuits: [("c1", 96), ("c2", 81), ("c3", 12)]));
        Assert.Equal(VerdictKind.Alarm, verdict.Kind);
        Assert.Equal("警報。29 kW 減らすと目標 400 kW に収まります。", Plain(verdict.Sentence));
        Assert.Equal("決めた順に止めてください。大きい回路: 1号機 96 kW、2号機 81 kW", Plain(verdict.Next));
    }

    [Fact]
    public void The_limit_names_the_contract()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: 460, level: DemandLevel.Limit));
        Assert.Equal(VerdictKind.Limit, verdict.Kind);
        Assert.Equal("限界。24 kW 減らさないと契約 450 kW を超えます。", Plain(verdict.Sentence));
    }

    [Fact]
    public void Caution_asks_to_wait_until_the_window_ends()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: 385, level: DemandLevel.Caution));
        Assert.Equal(VerdictKind.Caution, verdict.Kind);
        Assert.Contains("10:30", verdict.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DemandLevel.Normal, 368)]
    [InlineData(DemandLevel.Alarm, 412)]
    [InlineData(DemandLevel.Limit, 460)]
    public void Shortly_before_the_end_no_kilowatts_are_asked_for(DemandLevel level, double forecast)
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: forecast, level: level, at: SampleNow.Moment.AddMinutes(11.5)));
        Assert.DoesNotContain("減ら", verdict.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("余裕", verdict.Sentence, StringComparison.Ordinal);
        Assert.Contains("この30分", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_window_has_no_verdict_yet_but_tells_its_pace()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: 420, level: DemandLevel.Unknown, at: SampleNow.Moment.AddMinutes(14)));
        Assert.Equal(VerdictKind.Early, verdict.Kind);
        Assert.Contains("10:35", verdict.Sentence, StringComparison.Ordinal);
        Assert.Contains("超えます", verdict.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_meter_gives_no_verdict_and_never_a_good_one()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(age: TimeSpan.FromMinutes(9)));
        Assert.Equal(VerdictKind.Unknown, verdict.Kind);
        Assert.Equal("判定できません(10:08から受信なし)", verdict.Sentence);
        Assert.Equal("受電の通信と電源を確かめてください。", verdict.Next);
    }

    [Fact]
    public void A_meter_silent_since_another_day_names_the_day()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(age: TimeSpan.FromDays(2)));
        Assert.Equal("判定できません(11月22日(日) 10:17から受信なし)", verdict.Sentence);
    }

    [Fact]
    public void An_Ingestor_that_is_away_is_not_blamed_on_the_meter()
    {
        var now = SampleNow.Of(age: TimeSpan.FromMinutes(9));
        var verdict = DemandVerdict.Of(now with { Live = now.Live with { Fault = IngestorFault.Unreachable } });
        Assert.Equal(VerdictKind.Unknown, verdict.Kind);
        Assert.Equal("判定できません(10:08から計測値を読めません)", verdict.Sentence);
        Assert.Contains("Ingestor", verdict.Next, StringComparison.Ordinal);
        Assert.DoesNotContain("電源", verdict.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_contract_nothing_is_judged_and_the_cure_is_named()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(SampleNow.Site(), level: DemandLevel.Unknown));
        Assert.Equal(VerdictKind.NoContract, verdict.Kind);
        Assert.Contains("契約電力が未設定", verdict.Sentence, StringComparison.Ordinal);
        Assert.Contains("demo.json", verdict.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_target_the_contract_is_the_measure()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(SampleNow.Site(SampleNow.Terms(target: null)), forecastKw: 445, level: DemandLevel.Caution));
        Assert.Equal("注意。予測が契約 450 kW に近づいています。", Plain(verdict.Sentence));
    }

    [Fact]
    public void Without_a_forecast_nothing_is_judged()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of(forecastKw: null, level: DemandLevel.Unknown));
        Assert.Equal(VerdictKind.Unknown, verdict.Kind);
        Assert.Contains("実績が足りません", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_main_meter_the_cure_is_named()
    {
        var verdict = DemandVerdict.Of(SampleNow.Of() with { MainMeter = null });
        Assert.Equal(VerdictKind.Unknown, verdict.Kind);
        Assert.Contains("main_meter", verdict.Next, StringComparison.Ordinal);
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
