using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Charts;

public sealed class ChartTableTests
{
    private static readonly DateTimeOffset Ten = new(2026, 4, 1, 10, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void A_csv_has_units_in_its_header_unrounded_numbers_and_nothing_where_nothing_is_known()
    {
        using var _ = new InLanguage("ja");
        var table = new ChartTable(
            "x",
            [
                ChartColumn.Windows("時間帯", [Ten, Ten.AddMinutes(30)], TimeSpan.FromMinutes(30)),
                ChartColumn.Numbers("平均電力", "kW", [1234.5678, null], 1),
                ChartColumn.Words("名前", ["a,\"b\"", "c"]),
            ],
            2);

        Assert.Equal(
            "時間帯,平均電力(kW),名前\r\n" +
            "2026-04-01T10:00:00+09:00,1234.5678,\"a,\"\"b\"\"\"\r\n" +
            "2026-04-01T10:30:00+09:00,,c\r\n",
            table.ToCsv());
        Assert.Equal("2026/04/01(水) 10:00〜10:30", table.Columns[0].Text(0));
        Assert.Equal("1,234.6", table.Columns[1].Text(0));
        Assert.Equal("—", table.Columns[1].Text(1));
    }

    [Fact]
    public void Chart_times_read_as_the_plants_clock()
    {
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), ChartTime.Of(Ten));
    }
}
