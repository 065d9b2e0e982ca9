using System.Text.Json;
using Monitoring.Domain.LineProtocol;
using static Monitoring.Domain.Tests.LineProtocol.Parsing;

namespace Monitoring.Domain.Tests.LineProtocol;

public sealed class LineProtocolParserTests
{
    [Fact]
    public void A_good_line_becomes_a_point_with_its_values()
    {
        var (points, refused) = Parse("readings,meter=press-1 active_power_w=12.5,energy_import_wh=100i 1700000000000\n");

        Assert.Empty(refused);
        var point = Assert.Single(points.Points.ToArray());
        Assert.Equal(("press-1", 1_700_000_000_000L, 1), (point.Meter, point.TimeMs, point.Line));
        Assert.Equal([("active_power_w", 12.5), ("energy_import_wh", 100.0)], points.ValuesOf(point).ToArray().Select(v => (v.Quantity.Name, v.Value)));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("-1.5", -1.5)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5E-3", 0.0015)]
    [InlineData(".5", 0.5)]
    [InlineData("0", 0)]
    [InlineData("12i", 12)]
    [InlineData("-12i", -12)]
    [InlineData("1000000000000000i", 1e15)]
    [InlineData("12u", 12)]
    [InlineData("9.9999999999999987e14", 9.9999999999999987e14)]
    public void Floats_integers_and_unsigned_integers_are_numbers(string text, double value)
    {
        var (points, refused) = Parse($"readings,meter=a active_power_w={text}");

        Assert.Empty(refused);
        Assert.Equal(value, points.ValuesOf(points.Points[0])[0].Value);
    }

    [Theory]
    [InlineData("t", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("True", 1)]
    [InlineData("f", 0)]
    [InlineData("false", 0)]
    [InlineData("3", 3)]
    public void A_state_may_be_a_boolean(string text, double value)
    {
        var (points, refused) = Parse($"readings,meter=a state={text}");

        Assert.Empty(refused);
        Assert.Equal(value, points.ValuesOf(points.Points[0])[0].Value);
    }

    [Theory]
    [InlineData("readings,meter=a active_power_w=NaN", "finite number")]
    [InlineData("readings,meter=a active_power_w=-nan", "finite number")]
    [InlineData("readings,meter=a active_power_w=Infinity", "finite number")]
    [InlineData("readings,meter=a active_power_w=-Inf", "finite number")]
    [InlineData("readings,meter=a active_power_w=1e999", "finite number")]
    [InlineData("readings,meter=a active_power_w=1e304", "at most 10^15")]
    [InlineData("readings,meter=a active_power_w=-2000000000000000i", "at most 10^15")]
    [InlineData("readings,meter=a active_power_w=\"12\"", "finite number")]
    [InlineData("readings,meter=a active_power_w=\"a b,c\"", "finite number")]
    [InlineData("readings,meter=a active_power_w=true", "finite number")]
    [InlineData("readings,meter=a active_power_w=", "finite number")]
    [InlineData("readings,meter=a active_power_w=i", "finite number")]
    [InlineData("readings,meter=a active_power_w=-1u", "finite number")]
    [InlineData("readings,meter=a active_power_w=1.5i", "finite number")]
    [InlineData("readings,meter=a active_power_w=9223372036854775808i", "finite number")]
    [InlineData("readings,meter=a active_power_w=+1", "finite number")]
    [InlineData("readings,meter=a active_power_w=+1i", "finite number")]
    [InlineData("readings,meter=a active_power_w=1,5", "bad field")]
    [InlineData("readings,meter=a active_power_w=1,", "bad field")]
    [InlineData("readings,meter=a ,active_power_w=1", "bad field")]
    [InlineData("readings,meter=a =1", "bad field")]
    [InlineData("readings,meter=a horse_power=1", "unknown quantity 'horse_power'")]
    [InlineData("readings,meter=a active_power_w=1,horse_power=1", "unknown quantity 'horse_power'")]
    [InlineData("weather,meter=a temperature_c=1", "unknown measurement 'weather'")]
    [InlineData("Readings,meter=a temperature_c=1", "unknown measurement 'Readings'")]
    [InlineData("readings temperature_c=1", "missing tag")]
    [InlineData("readings,site=x temperature_c=1", "missing tag")]
    [InlineData("readings,meter=a\\ b temperature_c=1", "bad meter id")]
    [InlineData("readings,meter=a\\,b temperature_c=1", "bad meter id")]
    [InlineData("readings,meter=../etc temperature_c=1", "bad meter id")]
    [InlineData("readings,meter=.. temperature_c=1", "bad meter id")]
    [InlineData("readings,meter= temperature_c=1", "bad tag")]
    [InlineData("readings,meter temperature_c=1", "bad tag")]
    [InlineData("readings,meter=a, temperature_c=1", "bad tag")]
    [InlineData("readings,,meter=a temperature_c=1", "bad tag")]
    [InlineData("readings,meter=a,meter=b temperature_c=1", "stands twice")]
    [InlineData("readings,meter=a", "missing fields")]
    [InlineData("readings,meter=a ", "missing fields")]
    [InlineData("readings,meter=a  1700000000000", "bad field")]
    [InlineData("readings,meter=a temperature_c=1 12x", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 1.7e12", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 1700000000000 1", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 99999999999999999999", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 5", "timestamp out of range: before 2000-01-01T00:00:00Z")]
    [InlineData("readings,meter=a temperature_c=1 -5", "timestamp out of range")]
    [InlineData("readings,meter=a temperature_c=1 4070908800000", "timestamp out of range: after")]
    [InlineData("{\"ts\":1,\"values\":{}}", "missing fields")]
    public void A_bad_line_is_refused_with_its_reason_and_its_neighbours_stay(string bad, string reason)
    {
        var (points, refused) = Parse($"readings,meter=a temperature_c=1\n{bad}\nreadings,meter=b temperature_c=2\n");

        var line = Assert.Single(refused);
        Assert.Equal(2, line.Line);
        Assert.Contains(reason, line.Reason, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], points.Points.ToArray().Select(p => p.Meter));
        Assert.Equal(2, points.ValueCount);
    }

    [Theory]
    [InlineData("readings,meter=a temperature_c=1 4070908800000", RefusedLine.TimeAhead)]
    [InlineData("readings,meter=a temperature_c=1 5", null)]
    [InlineData("readings,meter=a temperature_c=x 5", null)]
    public void Only_a_line_ahead_of_the_clock_carries_the_code_that_it_may_be_right_later(string bad, string? code) =>
        Assert.Equal(code, Assert.Single(Parse(bad).Refused).Code);

    [Fact]
    public void Comments_blank_lines_carriage_returns_extra_spaces_and_other_tags_do_no_harm()
    {
        var (points, refused) = Parse(
            "# a comment\r\n\r\n   \r\n  readings,host=pc,meter=工場-1:2,site=elsewhere,path=C:\\\\x  temperature_c=1,state=t  1700000000000 \r\n");

        Assert.Empty(refused);
        var point = Assert.Single(points.Points.ToArray());
        Assert.Equal(("工場-1:2", 1_700_000_000_000L, 4), (point.Meter, point.TimeMs, point.Line));
        Assert.Equal(2, points.ValueCount);
    }

    [Fact]
    public void Escaped_separators_in_other_tags_are_part_of_their_value()
    {
        var (points, refused) = Parse("readings,place=hall\\ 1\\,\\ row\\=2,meter=a temperature_c=1");

        Assert.Empty(refused);
        Assert.Equal("a", points.Points[0].Meter);
    }

    [Fact]
    public void A_line_without_a_timestamp_gets_the_time_of_arrival()
    {
        var (points, _) = Parse("readings,meter=a temperature_c=1");

        Assert.Equal(Now, points.Points[0].TimeMs);
    }

    [Fact]
    public void Line_numbers_count_every_line_of_the_body()
    {
        var (_, refused) = Parse("# one\n\nbad\nreadings,meter=a temperature_c=1\nbad again");

        Assert.Equal([3, 5], refused.Select(r => r.Line));
    }

    [Fact]
    public void A_line_of_a_megabyte_is_refused_with_a_short_text()
    {
        var (points, refused) = Parse($"readings,meter={new string('a', 1_000_000)} temperature_c=1\nreadings,meter=b temperature_c=1");

        var line = Assert.Single(refused);
        Assert.Contains("bad meter id", line.Reason, StringComparison.Ordinal);
        Assert.InRange(line.Text.Length, 1, 200);
        Assert.InRange(line.Reason.Length, 1, 400);
        Assert.Equal("b", points.Points[0].Meter);
    }

    [Fact]
    public void A_line_may_carry_every_quantity_there_is()
    {
        var fields = string.Join(',', Monitoring.Domain.Quantities.QuantityCatalogue.All.Select((q, i) => $"{q.Name}={i}"));

        var (points, refused) = Parse($"readings,meter=a {fields}");

        Assert.Empty(refused);
        Assert.Equal(
            Monitoring.Domain.Quantities.QuantityCatalogue.All.Select((q, i) => (q, (double)i)),
            points.ValuesOf(points.Points[0]).ToArray().Select(v => (v.Quantity, v.Value)));
    }

    [Fact]
    public void Invalid_UTF8_in_a_meter_id_is_refused_and_the_refusal_can_be_sent_as_json()
    {
        var (_, refused) = Parse([.. "readings,meter="u8, 0xC3, 0x28, .. " temperature_c=1"u8]);

        Assert.Contains("bad meter id", Assert.Single(refused).Reason, StringComparison.Ordinal);
        Assert.Contains("bad meter id", JsonSerializer.Serialize(refused), StringComparison.Ordinal);
    }
}
