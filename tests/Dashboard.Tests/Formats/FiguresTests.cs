using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Formats;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(412.4, "412 kW")]
    [InlineData(1234.5, "1,235 kW")]
    [InlineData(99.96, "100 kW")]
    [InlineData(99.94, "99.9 kW")]
    [InlineData(36.04, "36.0 kW")]
    [InlineData(9.996, "10.0 kW")]
    [InlineData(9.994, "9.99 kW")]
    [InlineData(0.0, "0.00 kW")]
    [InlineData(-3.2, "−3.20 kW")]
    [InlineData(-0.001, "0.00 kW")]
    public void Power_has_fewer_decimals_the_larger_it_is(double kw, string expected) =>
        Assert.Equal(expected.Replace(' ', '\u00A0'), Figures.KwUnit(kw));

    [Fact]
    public void What_is_missing_is_a_dash_and_never_zero()
    {
        Assert.Equal("—", Figures.KwUnit(null));
        Assert.Equal("—", Figures.Number(double.NaN, 1));
        Assert.Equal("—", Figures.Percent(null));
        Assert.Equal("—", Figures.Yen(null));
        Assert.Equal("—", Figures.YenSummary(null));
        Assert.Equal("—", Figures.YenRange(null, 5));
    }

    [Fact]
    public void A_value_and_its_unit_are_never_parted_at_a_line_end() => Assert.Contains('\u00A0', Figures.KwhUnit(1234));

    [Theory]
    [InlineData(0.854, "85%")]
    [InlineData(-0.04, "−4%")]
    public void A_share_is_written_as_percent(double share, string expected) => Assert.Equal(expected, Figures.Percent(share));

    [Theory]
    [InlineData(12345, "12,345円", "¥12,345")]
    [InlineData(-3000, "−3,000円", "−¥3,000")]
    public void Money_in_a_table_is_to_the_yen(double yen, string ja, string en) => InBoth(() => Figures.Yen(yen), ja, en);

    [Theory]
    [InlineData(9999.4, "9,999円", "¥9,999")]
    [InlineData(9999.6, "1.0万円", "¥10,000")]
    [InlineData(1_234_000, "123.4万円", "¥1,234,000")]
    [InlineData(123_000_000, "1.23億円", "¥123,000,000")]
    [InlineData(-1_234_000, "−123.4万円", "−¥1,234,000")]
    public void Money_in_a_summary_is_in_man_and_oku(double yen, string ja, string en) => InBoth(() => Figures.YenSummary(yen), ja, en);

    [Theory]
    [InlineData(120_000, 180_000, "12〜18万円", "¥120,000–180,000")]
    [InlineData(403_893, 873_361, "40〜87万円", "¥400,000–870,000")]
    [InlineData(8_000, 42_000, "0.8〜4.2万円", "¥8,000–42,000")]
    [InlineData(2_110_000, 2_110_000, "211万円", "¥2,110,000")]
    [InlineData(500, 900, "500〜900円", "¥500–900")]
    public void A_range_of_money_has_one_unit(double low, double high, string ja, string en) => InBoth(() => Figures.YenRange(low, high), ja, en);

    [Fact]
    public void Power_to_shed_is_rounded_up_and_power_to_spare_down()
    {
        Assert.Equal("29\u00A0kW", Figures.KwToShed(28.01));
        Assert.Equal("28\u00A0kW", Figures.KwToSpare(28.99));
        Assert.Equal("4.25\u00A0kW", Figures.KwToShed(4.25));
    }

    private static void InBoth(Func<string> write, string ja, string en)
    {
        using (new InLanguage("ja"))
        {
            Assert.Equal(ja, write());
        }

        using (new InLanguage("en"))
        {
            Assert.Equal(en, write());
        }
    }
}
