using System.Globalization;
using System.Text;
using MiniExcelLibs;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Importing;

public sealed class DayFormTests
{
    private const int Days = 365;

    private static readonly DateOnly First = new(2026, 4, 1);

    static DayFormTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Shapes => new()
    {
        { "yyyy/M/d", "start" }, { "yyyy-MM-dd", "end" }, { "yyyyMMdd", "number" }, { "yyyy年M月d日", "range" }, { "令和", "start" }, { "R", "end" }, { "serial", "number" },
        { "yyyy/M/d(ddd)", "start" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_year_of_48_half_hours_a_day_is_read_in_Shift_JIS_and_UTF_8(string date, string titles)
    {
        var text = Year(date, titles);
        foreach (var bytes in (byte[][])[Encoding.GetEncoding(932).GetBytes(text), Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]])
        {
            var file = TestImport.Read(bytes);
            Assert.Equal(("days", Days * 48, 0, 0), (file.Report.Layout, file.Report.Rows, file.Report.RefusedCount, file.Report.Gaps));
            Assert.Equal(DateTimeOffset.Parse("2026-04-01T00:00:00+09:00", CultureInfo.InvariantCulture), file.Report.From);
            Assert.Equal(DateTimeOffset.Parse("2027-04-01T00:00:00+09:00", CultureInfo.InvariantCulture), file.Report.To);
            Assert.Equal(Total(), file.Report.TotalKwh);
            Assert.Equal(Value(364, 47), (decimal)file.Entries[^1].ImportWh!.Value / 1000);
            Assert.Empty(file.Report.Notes);
        }
    }

    [Fact]
    public void The_same_is_read_from_a_workbook_that_knows_dates_times_and_numbers()
    {
        using var folder = new TempFolder();
        var rows = new List<Dictionary<string, object>> { Row(["使用量(kWh)", .. Enumerable.Range(0, 48).Select(i => (object)(i / 48.0))]) };
        for (var d = 0; d < Days; d++)
        {
            rows.Add(Row([First.AddDays(d).ToDateTime(TimeOnly.MinValue), .. Enumerable.Range(0, 48).Select(i => (object)(double)Value(d, i))]));
        }

        MiniExcel.SaveAs(folder.File("year.xlsx"), rows, printHeader: false);
        var file = TestImport.Read(File.ReadAllBytes(folder.File("year.xlsx")));
        Assert.Equal((Days * 48, 0, Total()), (file.Report.Rows, file.Report.RefusedCount, file.Report.TotalKwh));
        Assert.Contains("Excel workbook, sheet 'Sheet1'", file.Report.Recognised);
        Assert.Contains("no sheet 'April'", Assert.Throws<ImportException>(() => TestImport.Read(File.ReadAllBytes(folder.File("year.xlsx")), TestImport.Tokyo with { Sheet = "April" })).Message, StringComparison.Ordinal);

        static Dictionary<string, object> Row(object[] cells) => cells.Select((c, i) => (c, i)).ToDictionary(c => FormattableString.Invariant($"c{c.i:000}"), c => c.c, StringComparer.Ordinal);
    }

    [Fact]
    public void Dates_that_Excel_damaged_are_taken_where_the_rows_beside_them_say_the_year_and_refused_one_by_one_where_not()
    {
        string[] dates = ["2026/4/1", "4/2", "3-Apr", "4月4日", "5/6", "########", "2.026E+07", "Apr-26", "26/4/9", "2026/4/31", "合計"];
        var file = TestImport.Read(Titles("kWh", "start") + string.Concat(dates.Select(d => d + string.Concat(Enumerable.Repeat(",1", 48)) + "\n")));
        Assert.Equal(4 * 48, file.Report.Rows);
        Assert.Equal([6, 7, 8, 9, 10, 11], file.Report.Refused.Select(r => r.Line));
        Assert.Equal(["say the", "widen t", "take th", "take th", "write t", "write i"], file.Report.Refused.Select(r => r.Cure[..7]));
        Assert.Contains("1 rows of totals are left out", file.Report.Notes);
    }

    [Fact]
    public void Dates_without_any_year_need_the_year_and_go_on_over_the_end_of_it()
    {
        var text = Titles("kWh", "start") + string.Concat(Enumerable.Range(0, Days).Select(d => First.AddDays(d).ToString("M/d", CultureInfo.InvariantCulture) + string.Concat(Enumerable.Repeat(",1", 48)) + "\n"));
        Assert.Contains("'year'", TestImport.Refusal(text), StringComparison.Ordinal);
        var file = TestImport.Read(text, TestImport.Tokyo with { Year = 2026 });
        Assert.Equal((Days * 48, 0), (file.Report.Rows, file.Report.Gaps));
    }

    [Fact]
    public void Mean_power_becomes_energy_and_a_unit_that_nobody_said_is_asked_for()
    {
        var row = "2026/4/1" + string.Concat(Enumerable.Repeat(",10", 48)) + "\n";
        Assert.Equal(240, TestImport.Read(Titles("30分平均 kW", "start") + row).Report.TotalKwh);
        Assert.Contains("'unit'", TestImport.Refusal(Titles("日付", "start") + row), StringComparison.Ordinal);
        Assert.Equal(480, TestImport.Read(Titles("日付", "start") + row, TestImport.Tokyo with { Unit = "kWh" }).Report.TotalKwh);
    }

    [Theory]
    [InlineData("東京電力 工場 30分値\n", "日付")]
    [InlineData("30分電力量データ\n", "日付")]
    [InlineData("", "東京電力")]
    public void The_name_of_a_utility_is_no_unit(string above, string first)
    {
        var row = "2026/4/1" + string.Concat(Enumerable.Repeat(",10", 48)) + "\n";
        Assert.Contains("'unit'", TestImport.Refusal(above + Titles(first, "start") + row), StringComparison.Ordinal);
        Assert.Equal(480, TestImport.Read("東京電力（単位：kWh）\n" + Titles(first, "start") + row).Report.TotalKwh);
    }

    [Fact]
    public void A_file_of_its_own_for_the_energy_that_is_fed_in_is_read_as_such()
    {
        var options = ImportRequest.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["direction"] = "export", ["zone"] = "Asia/Tokyo" }).Options;
        var file = TestImport.Read(Titles("kWh", "start") + "2026/4/1" + string.Concat(Enumerable.Repeat(",10", 48)) + "\n", options);
        Assert.Equal((0, 480, null, 10_000), (file.Report.TotalKwh, file.Report.TotalExportKwh, file.Entries[0].ImportWh, file.Entries[0].ExportWh));
    }

    [Fact]
    public void A_total_that_differs_and_values_that_are_none_are_said()
    {
        var file = TestImport.Read(
            Titles("kWh", "start").TrimEnd() + ",合計\n2026/4/1" + string.Concat(Enumerable.Repeat(",1", 46)) + ",,x,99\n");
        Assert.Contains("line 2: its total is 99, its values add up to 46", file.Report.Notes);
        Assert.Equal(["2", "99", "46"], file.Report.NotesCoded.Single(n => n.Code == NoteCodes.TotalDiffers).Values);
        Assert.Equal((46, 1), (file.Report.Rows, file.Report.Missing));
        Assert.Equal("2026-04-01 23:30: x", Assert.Single(file.Report.Refused).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4")]
    [InlineData("PK\u0003\u0004 and not a workbook")]
    public void A_file_that_is_something_else_is_refused_as_a_whole(string text) => Assert.NotEmpty(TestImport.Refusal(text));

    private static string Year(string date, string titles)
    {
        var text = new StringBuilder("30分電力量データ,契約番号 123\nお客様名,試験工場\n");
        text.Append(Titles("使用量(kWh)", titles).TrimEnd()).Append(",合計\n");
        for (var d = 0; d < Days; d++)
        {
            text.Append(Date(First.AddDays(d), date));
            for (var i = 0; i < 48; i++)
            {
                var value = Value(d, i).ToString("#,##0.0", CultureInfo.InvariantCulture);
                text.Append(',').Append(value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value);
            }

            text.Append(CultureInfo.InvariantCulture, $",{Enumerable.Range(0, 48).Sum(i => Value(d, i))}\n");
        }

        return text.ToString();
    }

    private static string Titles(string first, string form) => first + string.Concat(Enumerable.Range(0, 48).Select(i => "," + form switch
    {
        "start" => Clock(i),
        "end" => Clock(i + 1),
        "number" => (i + 1).ToString(CultureInfo.InvariantCulture),
        _ => $"{Clock(i)}～{Clock(i + 1)}",
    })) + "\n";

    private static string Clock(int half) => FormattableString.Invariant($"{half / 2}:{half % 2 * 30:00}");

    private static string Date(DateOnly date, string form) => form switch
    {
        "令和" => FormattableString.Invariant($"令和{date.Year - 2018}年{date.Month}月{date.Day}日"),
        "R" => FormattableString.Invariant($"R{date.Year - 2018}.{date.Month}.{date.Day}"),
        "serial" => date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture),
        _ => date.ToString(form, CultureInfo.GetCultureInfo("ja-JP")),
    };

    private static decimal Value(int day, int half) => ((day * 48) + half) % 1999 / 10m * (half == 20 ? 100 : 1);

    private static decimal Total() => Enumerable.Range(0, Days).Sum(d => Enumerable.Range(0, 48).Sum(i => Value(d, i)));
}
