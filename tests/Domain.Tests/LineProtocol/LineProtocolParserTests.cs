using System.Text;
using CsCheck;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Domain.Tests.LineProtocol;

public sealed class LineProtocolParserTests
{
    private const long Now = 1_800_000_000_000;
    private static readonly TimeRule Times = new(Now, 946_684_800_000, Now + 300_000);

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
    [InlineData("readings,meter=a active_power_w=NaN", "finite number")]
    [InlineData("readings,meter=a active_power_w=Infinity", "finite number")]
    [InlineData("readings,meter=a active_power_w=\"12\"", "finite number")]
    [InlineData("readings,meter=a active_power_w=true", "finite number")]
    [InlineData("readings,meter=a active_power_w=", "finite number")]
    [InlineData("readings,meter=a active_power_w=-1u", "finite number")]
    [InlineData("readings,meter=a horse_power=1", "unknown quantity")]
    [InlineData("weather,meter=a temperature_c=1", "unknown measurement")]
    [InlineData("readings temperature_c=1", "missing tag")]
    [InlineData("readings,site=x temperature_c=1", "missing tag")]
    [InlineData("readings,meter=a\\ b temperature_c=1", "bad meter id")]
    [InlineData("readings,meter= temperature_c=1", "bad tag")]
    [InlineData("readings,meter=a", "missing fields")]
    [InlineData("readings,meter=a temperature_c=1 12x", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 99999999999999999999", "bad timestamp")]
    [InlineData("readings,meter=a temperature_c=1 5", "timestamp out of range")]
    [InlineData("readings,meter=a temperature_c=1 4070908800000", "timestamp out of range")]
    public void A_bad_line_is_refused_with_its_reason_and_its_neighbours_stay(string bad, string reason)
    {
        var (points, refused) = Parse($"readings,meter=a temperature_c=1\n{bad}\nreadings,meter=b temperature_c=2\n");
        var line = Assert.Single(refused);
        Assert.Equal(2, line.Line);
        Assert.Contains(reason, line.Reason, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], points.Points.ToArray().Select(p => p.Meter));
        Assert.Equal(2, points.ValueCount);
    }

    [Fact]
    public void Comments_blank_lines_carriage_returns_and_other_tags_do_no_harm()
    {
        var (points, refused) = Parse("# a comment\r\n\r\nreadings,host=pc,meter=工場-1:2,site=elsewhere temperature_c=1,state=t\r\n");
        Assert.Empty(refused);
        Assert.Equal("工場-1:2", points.Points[0].Meter);
        Assert.Equal(Now, points.Points[0].TimeMs);
        Assert.Equal(2, points.ValueCount);
    }

    [Theory]
    [InlineData(TimestampPrecision.Nanoseconds, "1700000000123456789", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Microseconds, "1700000000123456", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Milliseconds, "1700000000123", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Seconds, "1700000000", 1_700_000_000_000)]
    public void Every_precision_gives_the_same_moment(TimestampPrecision precision, string stamp, long expected)
    {
        var points = new PointBatch();
        var refused = new List<RefusedLine>();
        new LineProtocolParser().Parse(Encoding.UTF8.GetBytes($"readings,meter=a temperature_c=1 {stamp}"), precision, Times, points, refused);
        Assert.Empty(refused);
        Assert.Equal(expected, points.Points[0].TimeMs);
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_is_thrown_and_a_good_line_after_them_survives() =>
        Gen.Byte.Array[0, 200].Sample(noise =>
        {
            var clean = noise.Where(b => b != (byte)'\n').ToArray();
            var (points, _) = Parse([.. clean, .. "\nreadings,meter=good temperature_c=1\n"u8]);
            Assert.Contains(points.Points.ToArray(), p => p.Meter == "good");
        });

    [Fact]
    public void What_the_writer_writes_the_parser_reads_back() =>
        Gen.Select(Gen.Double[-1e12, 1e12], Gen.Long[946_684_800_000, Now]).Sample((value, time) =>
        {
            var batch = new PointBatch();
            batch.Add("press-1", time, new QuantityValue(Monitoring.Domain.Quantities.QuantityCatalogue.ActivePower, value));
            var bytes = new System.Buffers.ArrayBufferWriter<byte>();
            LineProtocolWriter.Write(bytes, batch, "works");
            var (points, refused) = Parse(bytes.WrittenSpan.ToArray());
            Assert.Empty(refused);
            Assert.Equal((time, value), (points.Points[0].TimeMs, points.ValuesOf(points.Points[0])[0].Value));
        });

    private static (PointBatch Points, List<RefusedLine> Refused) Parse(string body) => Parse(Encoding.UTF8.GetBytes(body));

    private static (PointBatch Points, List<RefusedLine> Refused) Parse(byte[] body)
    {
        var points = new PointBatch();
        var refused = new List<RefusedLine>();
        new LineProtocolParser().Parse(body, TimestampPrecision.Milliseconds, Times, points, refused);
        return (points, refused);
    }
}
