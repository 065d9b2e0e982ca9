using System.Text.Json;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Sites;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Tests.Load;

public sealed class LoadPictureTests : IDisposable
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    // Tuesday 24 November 2026, 10:10 in Tokyo.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 10, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly InLanguage _japanese = new("ja");

    public void Dispose() => _japanese.Dispose();

    [Fact]
    public void What_was_imported_or_edited_is_a_share_of_its_own()
    {
        var from = Now.AddHours(-1);
        LedgerInterval[] intervals =
        [
            .. Enumerable.Range(0, 4).Select(i => new LedgerInterval(from + (i * LedgerInterval.Step))
            {
                EnergyImportWh = 1000, MeanW = 4000, Coverage = 1, Origin = i < 3 ? IntervalOrigin.Edited : IntervalOrigin.Measured,
            }),
        ];
        var shares = DataShares.Of(intervals, from, Now);
        Assert.Equal((0.25, 0.75, 0, 0), (shares.Measured, shares.Entered, shares.Estimated, shares.Missing));
        using var language = new InLanguage("en");
        Assert.Equal("measured 25.0%, imported or edited 75.0%, estimated 0.0%, missing 0.0%", LoadNumbers.SharesText(shares));
    }

    [Fact]
    public void Shares_tell_measured_from_estimated_and_missing_and_add_up()
    {
        var from = Now.AddHours(-2);
        LedgerInterval[] intervals =
        [
            Quarter(from, 10), Quarter(from.AddMinutes(15), 10) with { Origin = IntervalOrigin.CounterAcrossGap, Coverage = 0.2 },
            Quarter(from.AddMinutes(30), 10) with { Coverage = 0.5 }, Quarter(from.AddMinutes(45), null),
        ];
        var shares = DataShares.Of(intervals, from, Now);
        Assert.Equal((1.7 / 8, 0.8 / 8, 5.5 / 8), (shares.Measured, shares.Estimated, Math.Round(shares.Missing, 10)));
    }

    [Fact]
    public void A_span_without_length_is_missing_whole()
    {
        Assert.Equal(new DataShares(0, 0, 1), DataShares.Of([], Now, Now));
    }

    [Fact]
    public void A_missing_half_hour_is_null_in_the_map_and_never_zero()
    {
        var gap = Local(2026, 11, 20, 12, 0);
        var picture = Picture(Days(14).Where(i => i.Start < gap || i.Start >= gap.AddHours(1)));
        var data = Data(HeatMap.Of(picture).Data);
        var days = HeatMap.DaysOf(picture).ToList();
        var cell = (days.IndexOf(new DateOnly(2026, 11, 20)) * 48) + 24;
        var values = data.GetProperty("values").EnumerateArray().ToList();
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Number], values.Skip(cell - 1).Take(4).Select(v => v.ValueKind));
        Assert.InRange(picture.Shares.Missing, 0.002, 0.02);
    }

    [Fact]
    public void What_has_not_happened_and_what_lies_before_the_meter_is_not_missing()
    {
        var picture = Picture(Days(14));
        var data = Data(HeatMap.Of(picture).Data);
        var days = HeatMap.DaysOf(picture).ToList();
        Assert.Equal((days.IndexOf(Today) * 48) + 20, data.GetProperty("future").GetInt32());
        Assert.Equal(days.IndexOf(Today.AddDays(-14)) * 48, data.GetProperty("begin").GetInt32());
        Assert.InRange(picture.Shares.Missing, 0, 0.001);
    }

    [Fact]
    public void Energy_spread_over_a_gap_is_marked_as_estimated()
    {
        var gap = Local(2026, 11, 20, 12, 0);
        var picture = Picture(Days(14).Select(i => i.Start == gap ? i with { Origin = IntervalOrigin.CounterAcrossGap, Coverage = 0 } : i));
        var data = Data(HeatMap.Of(picture).Data);
        var cell = (HeatMap.DaysOf(picture).ToList().IndexOf(new DateOnly(2026, 11, 20)) * 48) + 24;
        Assert.Equal([cell], data.GetProperty("estimated").EnumerateArray().Select(e => e.GetInt32()));
    }

    [Fact]
    public void Days_of_one_type_only_are_shown_when_asked_for()
    {
        var picture = Picture(Days(21), only: Analysis.Calendars.DayType.Saturday);
        Assert.All(HeatMap.DaysOf(picture), d => Assert.Equal(DayOfWeek.Saturday, d.DayOfWeek));
        Assert.Equal(3 * 48, DurationView.CurveOf(picture).SortedW.Count);
        Assert.Equal(Analysis.Calendars.DayType.Saturday, Assert.Single(DayProfiles.Of(picture)).Type);
        Assert.Equal(LoadFigures(picture), LoadFigures(Picture(Days(21))));
    }

    [Fact]
    public void The_scale_is_the_contract_of_the_supply_else_the_meters_own_history()
    {
        Assert.Equal(new LoadScale(280, ScaleTop.Contract), LoadScale.Of(new ContractTerms { ContractKw = 280 }, 100_000, []));
        Assert.Equal(new LoadScale(30, ScaleTop.History), LoadScale.Of(null, 26_800, []));
        Assert.Equal(new LoadScale(15, ScaleTop.View), LoadScale.Of(null, null, [Quarter(Now, 12), Quarter(Now, 11)]));
    }

    [Fact]
    public void The_curve_keeps_its_head_whole_and_its_end_when_it_is_thinned()
    {
        var picture = Picture(Days(60), days: 60);
        var curve = DurationView.CurveOf(picture);
        var table = DurationView.ChartOf(picture, curve).Table;
        Assert.Equal(496, table.Rows);
        var csv = table.ToCsv().Split("\r\n");
        Assert.StartsWith("0.5,", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("48,", csv[96], StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"{curve.SortedW.Count / 2.0},100,"), csv[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_tariff_the_share_outside_working_hours_says_why_there_is_no_yen()
    {
        var number = LoadNumbers.Of(Picture(Days(14)), beforeIsRead: true)[4];
        Assert.Contains("料金が未登録のため円は出せません", number.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("万円", number.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_says_what_it_is_compared_with_and_what_stands_behind_it()
    {
        var before = Days(14).Select(i => i with { Start = i.Start.AddDays(-35), MeanW = i.MeanW * 0.8, EnergyImportWh = i.EnergyImportWh * 0.8 }).ToList();
        var numbers = LoadNumbers.Of(Picture(Days(14), Tariff).ComparedWith(before), beforeIsRead: true);
        Assert.Equal(["ベース", "代表ピーク", "稼働時間", "立上り", "夜間・休日の割合"], numbers.Select(n => n.Name));
        Assert.Equal("20.0\u00A0kW", numbers[0].Value);
        Assert.Equal("前の期間 16.0\u00A0kW(25%増)", numbers[0].Compared);
        Assert.Equal("前の期間と同じ", numbers[3].Compared);
        Assert.Contains("/ ", numbers[4].Detail, StringComparison.Ordinal);
        Assert.All(numbers, n => Assert.NotNull(n.Evidence));
        Assert.Contains("見本の料金", numbers[4].Evidence!.Source, StringComparison.Ordinal);
        Assert.Contains("前の期間を読み込み中", LoadNumbers.Of(Picture(Days(14)), beforeIsRead: false)[0].Compared, StringComparison.Ordinal);
        Assert.Contains("前の期間のデータがありません", LoadNumbers.Of(Picture(Days(14)), beforeIsRead: true)[0].Compared, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_ends_where_measuring_stopped_even_within_a_quarter()
    {
        var last = Local(2026, 11, 24, 10, 0);
        Assert.Equal(last.AddMinutes(3), Picture(Days(14).Append(Quarter(last, 100) with { Coverage = 0.2 })).KnownUntil);
    }

    [Fact]
    public void A_few_quarters_make_no_base_and_a_part_of_a_day_makes_no_share()
    {
        LedgerInterval[] quarters = [.. Enumerable.Range(0, 3).Select(i => Quarter(Now.AddMinutes(-45 + (15 * i)), 40))];
        var numbers = LoadNumbers.Of(Picture(quarters), beforeIsRead: true);
        Assert.Equal(["—", "—", "—", "—", "—"], numbers.Select(n => n.Value));
        Assert.Contains("4時間", numbers[0].Detail, StringComparison.Ordinal);
        Assert.Contains("1日", numbers[4].Detail, StringComparison.Ordinal);
        Assert.All(numbers, n => Assert.Null(n.Evidence));
    }

    private static SiteProfile Tariff => new()
    {
        Site = "demo", MainMeter = "main",
        Tariff = new Tariff { Name = BilingualText.Same("見本"), EnergyYenPerKwh = 20, Source = "見本の料金" },
    };

    private static double? LoadFigures(LoadPicture picture) => picture.Figures.PeakW;

    private static LoadPicture Picture(
        IEnumerable<LedgerInterval> intervals, SiteProfile? profile = null, Analysis.Calendars.DayType? only = null, int days = 35) => LoadPicture.Of(new LoadInput(
            new SiteEntry("demo", "demo", Tokyo, profile, []), "main", true,
            days == 35 ? LoadPeriod.Of(PeriodKind.FiveWeeks, Today) : new LoadPeriod(PeriodKind.Custom, Today.AddDays(1 - days), Today.AddDays(1)), Now, [.. intervals])
        {
            FirstReading = intervals.First().Start,
            Only = only,
        });

    // 20 kW by night, 100 kW on working days from 8 to 18 h; ends at 10:00 today.
    private static IEnumerable<LedgerInterval> Days(int days)
    {
        var calendar = new Analysis.Calendars.WorkingCalendar(null);
        for (var at = Local(2026, 11, 24, 0, 0).AddDays(-days); at < Local(2026, 11, 24, 10, 0); at += LedgerInterval.Step)
        {
            yield return Quarter(at, calendar.InShift(at.ToOffset(TimeSpan.FromHours(9)).DateTime) ? 100 : 20);
        }
    }

    private static LedgerInterval Quarter(DateTimeOffset start, double? kw) => new(start) { MeanW = kw * 1000, EnergyImportWh = kw * 250, Coverage = 1 };

    private static DateTimeOffset Local(int year, int month, int day, int hour, int minute) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(9)).ToUniversalTime();

    private static JsonElement Data(object data) => JsonSerializer.SerializeToElement(data);
}
