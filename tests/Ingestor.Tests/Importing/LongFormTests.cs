using System.Globalization;
using Monitoring.Ingestor.Importing;

namespace Monitoring.Ingestor.Tests.Importing;

public sealed class LongFormTests
{
    private static readonly ImportOptions Kwh = TestImport.Tokyo with { Unit = "kWh" };

    [Theory]
    [InlineData("日時,使用電力量(kWh)\n2026/4/1 0:00,1.5\n2026/4/1 0:30,2\n")]
    [InlineData("日付,時刻,電力量\n2026年4月1日,0時00分,1.5\n2026年4月1日,0時30分,2\n")]
    [InlineData("開始,受電電力量[Wh]\n２０２６/０４/０１ ０:００,１５００\n2026/04/01 00:30,\"2,000\"\n")]
    [InlineData("timestamp;energy_kwh\n01.04.2026 00:00;1,5\n01.04.2026 00:30;2,0\n")]
    [InlineData("time\tpower (kW)\n202604010000\t3\n202604010030\t4\n")]
    [InlineData("start,kWh\n2026-03-31T15:00:00Z,1.5\n2026-04-01T00:30:00+09:00,2\n")]
    [InlineData("終了日時,使用量 kWh\n2026/4/1 0:30,1.5\n2026/4/1 1:00,2\n")]
    [InlineData("計測日時,kWh\n46113,1.5\n46113.0208333333,2\n")]
    [InlineData("電力使用量\n2026年度\n日時,使用量(kWh),備考\nR8.4.1 0:00,1.5,\n令和8年4月1日 0:30,2,x\n")]
    [InlineData("日時,kWh\n2026/4/1 0:30,2\n2026/4/1 0:00,1.5\n2026/3/31 23:30,-\n")]
    public void The_same_half_hours_are_read_in_every_shape(string text)
    {
        var file = TestImport.Read(text);
        Assert.Equal(["03-31 15:00+30 1500", "03-31 15:30+30 2000"], TestImport.Shown(file));
        Assert.Equal(0, file.Report.RefusedCount);
        Assert.Equal("3.5", file.Report.TotalKwh.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("start,value\n2026/4/1 0:00,1\n2026/4/1 0:30,1\n", "'unit' kWh")]
    [InlineData("a,b,c\n1,2,3\n", "'time_column' and 'value_column'")]
    [InlineData("start;kWh\n2026/4/1 0:00;1,234\n2026/4/1 0:30;1,234\n", "'decimal' comma or point")]
    [InlineData("start,kWh\n4/5/2026 0:00,1\n4/5/2026 0:30,1\n", "'date_order' mdy")]
    [InlineData("start,kWh\n2026/4/1 0:00,1\n2026/4/1 0:20,1\n", "20 minutes")]
    [InlineData("start,kWh\n2026/4/1 0:00,1\n", "only one time")]
    [InlineData("start,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,x\n", "1 refused, the first: line 3, 'x' is not a number")]
    [InlineData("start,kWh\nx,1\ny,1\n", "is not a date")]
    public void What_cannot_be_known_is_asked_for_by_name_and_nothing_is_read(string text, string cure) =>
        Assert.Contains(cure, TestImport.Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void An_hour_that_the_clock_repeats_is_taken_in_order_and_one_that_it_skips_is_refused()
    {
        var berlin = Kwh with { Zone = "Europe/Berlin" };
        var autumn = TestImport.Read("start,v\n2026-10-25 01:00,1\n2026-10-25 02:00,2\n2026-10-25 02:00,3\n2026-10-25 03:00,4\n", berlin with { ValueColumn = "v" });
        Assert.Equal(["10-24 23:00+60 1000", "10-25 00:00+60 2000", "10-25 01:00+60 3000", "10-25 02:00+60 4000"], TestImport.Shown(autumn));
        var spring = TestImport.Read("start,v\n2026-03-29 01:00,1\n2026-03-29 02:00,2\n2026-03-29 03:00,3\n2026-03-29 04:00,3\n", berlin with { ValueColumn = "v" });
        var refused = Assert.Single(spring.Report.Refused);
        Assert.Equal((3, 3), (refused.Line, spring.Report.Rows));
        Assert.Contains("skips", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_of_23_and_25_hours_and_months_end_where_the_local_ones_do()
    {
        var days = TestImport.Read("date,kWh\n2026-03-28,1\n2026-03-29,2\n2026-03-30,3\n", Kwh with { Zone = "Europe/Berlin" });
        Assert.Equal(["03-27 23:00+1440 1000", "03-28 23:00+1380 2000", "03-29 22:00+1440 3000"], TestImport.Shown(days));
        var months = TestImport.Read("date,kWh\n2026-02-01,28\n2026-03-01,31\n2026-04-01,nan\n", Kwh);
        Assert.Equal([FormattableString.Invariant($"01-31 15:00+{28 * 1440} 28000"), FormattableString.Invariant($"02-28 15:00+{31 * 1440} 31000")], TestImport.Shown(months));
        Assert.Equal(1, months.Report.Missing);
    }

    [Fact]
    public void A_period_without_an_end_is_refused_and_a_closing_row_cures_it()
    {
        const string Text = "date,kWh\n2026-01-10,28\n2026-02-12,31\n2026-03-11,5\n";
        var open = TestImport.Read(Text, Kwh);
        Assert.Equal((2, "add a row"), (open.Report.Rows, Assert.Single(open.Report.Refused).Cure[..9]));
        Assert.Equal(3, TestImport.Read(Text + "2026-04-10,\n", Kwh).Report.Rows);
    }

    [Fact]
    public void Duplicates_gaps_missing_and_wrong_values_are_each_reported()
    {
        var file = TestImport.Read(
            "start,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n2026/4/1 0:30,2\n2026/4/1 1:00,3\n2026/4/1 1:00,4\n2026/4/1 1:30,\n2026/4/1 2:00,nan\n"
            + "2026/4/1 3:00,5\n2026/4/1 3:30,abc\n2026/4/1 4:00,-1\n2026/4/1 4:10,1\n2026/13/1 0:00,1\n");
        Assert.Equal(["03-31 15:00+30 1000", "03-31 15:30+30 2000", "03-31 18:00+30 5000"], TestImport.Shown(file));
        Assert.Equal((1, 3), (file.Report.Duplicates, file.Report.Missing));
        Assert.Equal(DateTimeOffset.Parse("2026-04-01T02:30:00+09:00", CultureInfo.InvariantCulture), Assert.Single(file.Report.GapList).From);
        Assert.Equal([5, 6, 10, 11, 12, 13], file.Report.Refused.Select(r => r.Line));
        Assert.All(file.Report.Refused, r => Assert.NotEmpty(r.Cure));
    }

    [Fact]
    public void Steps_shorter_than_a_quarter_hour_are_added_up_where_every_part_is_there()
    {
        var file = TestImport.Read("start,kWh\n2026/4/1 0:00,1\n2026/4/1 0:05,2\n2026/4/1 0:10,3\n2026/4/1 0:15,1\n2026/4/1 0:20,1\n");
        Assert.Equal(["03-31 15:00+15 6000"], TestImport.Shown(file));
        Assert.Contains("2 of 3 parts", Assert.Single(file.Report.Refused).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.234,5", "1.234", "1234500", "1234000")]
    [InlineData("1234,5", "1.234.567", "1234500", "1234567000")]
    [InlineData("0,5", "1.234", "500", "1234000")]
    public void Under_a_decimal_comma_a_point_groups_thousands(string first, string second, string firstWh, string secondWh)
    {
        var file = TestImport.Read($"start;kWh\n2026/4/1 0:00;{first}\n2026/4/1 0:30;{second}\n");
        Assert.Equal([$"03-31 15:00+30 {firstWh}", $"03-31 15:30+30 {secondWh}"], TestImport.Shown(file));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("0.234")]
    [InlineData("1234.567")]
    [InlineData("1.23,4")]
    public void Under_a_decimal_comma_a_point_that_cannot_group_thousands_is_refused(string odd)
    {
        var file = TestImport.Read($"start;kWh\n2026/4/1 0:00;1.234,5\n2026/4/1 0:30;{odd}\n2026/4/1 1:00;2,5\n");
        Assert.Equal((3, "write it like 12,5"), (Assert.Single(file.Report.Refused).Line, file.Report.Refused[0].Cure[..18]));
    }

    [Theory]
    [InlineData("東京電力 工場 30分値\nstart,value\n", null)]
    [InlineData("30分電力量データ\nstart,value\n", null)]
    [InlineData("契約電力 500 kW\nstart,value\n", null)]
    [InlineData("関西電力（単位：kWh）\nstart,value\n", 2)]
    [InlineData("単位,kW\nstart,value\n", 1)]
    [InlineData("東京電力【kWh】\nstart,value\n", 2)]
    [InlineData("東京電力\nstart,使用電力量\n", 2)]
    [InlineData("start,中部電力の値\n", null)]
    [InlineData("start,受電電力\n", 1)]
    public void Lines_above_the_titles_say_the_unit_only_where_they_write_it_as_one(string head, int? kwh)
    {
        var text = head + "2026/4/1 0:00,1\n2026/4/1 0:30,1\n";
        if (kwh is { } expected)
        {
            Assert.Equal(expected, TestImport.Read(text).Report.TotalKwh);
        }
        else
        {
            Assert.Contains("'unit' kWh", TestImport.Refusal(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_its_own_for_the_energy_that_is_fed_in_is_read_as_such()
    {
        var file = TestImport.Read("日時,電力量(kWh)\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n", Direction("export"));
        Assert.Equal([(null, 1000.0), (null, 2000)], file.Entries.Select(e => (e.ImportWh, e.ExportWh!.Value)));
        Assert.Equal((0, 3), (file.Report.TotalKwh, file.Report.TotalExportKwh));
        var both = TestImport.Read("日時,買電(kWh),売電(kWh)\n2026/4/1 0:00,1,0.5\n2026/4/1 0:30,2,0\n", Direction("import"));
        Assert.Equal([(1000.0, null), (2000, null)], both.Entries.Select(e => (e.ImportWh!.Value, e.ExportWh)));
        Assert.Contains("import or export", Assert.Throws<ImportException>(() => TestImport.Read("a,b\n", Direction("up"))).Message, StringComparison.Ordinal);
    }

    private static ImportOptions Direction(string direction) =>
        ImportRequest.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["direction"] = direction, ["zone"] = "Asia/Tokyo" }).Options;

    [Fact]
    public void Exported_energy_has_its_own_column()
    {
        var file = TestImport.Read("日時,買電(kWh),売電(kWh)\n2026/4/1 0:00,1,0.5\n2026/4/1 0:30,2,0\n");
        Assert.Equal([500.0, 0], file.Entries.Select(e => e.ExportWh!.Value));
        Assert.Equal(0.5m, file.Report.TotalExportKwh);
    }
}
