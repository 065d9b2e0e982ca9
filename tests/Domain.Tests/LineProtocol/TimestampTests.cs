using System.Text;
using Monitoring.Domain.LineProtocol;
using static Monitoring.Domain.Tests.LineProtocol.Parsing;

namespace Monitoring.Domain.Tests.LineProtocol;

public sealed class TimestampTests
{
    private static readonly TimeRule Anything = new(Now, long.MinValue, long.MaxValue);

    [Theory]
    [InlineData(TimestampPrecision.Nanoseconds, "1700000000123456789", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Microseconds, "1700000000123456", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Milliseconds, "1700000000123", 1_700_000_000_123)]
    [InlineData(TimestampPrecision.Seconds, "1700000000", 1_700_000_000_000)]
    [InlineData(TimestampPrecision.Seconds, "0", 0)]
    [InlineData(TimestampPrecision.Seconds, "-1", -1_000)]
    [InlineData(TimestampPrecision.Milliseconds, "-1", -1)]
    [InlineData(TimestampPrecision.Microseconds, "-1", -1)]
    [InlineData(TimestampPrecision.Nanoseconds, "-1000000", -1)]
    [InlineData(TimestampPrecision.Nanoseconds, "-1000001", -2)]
    [InlineData(TimestampPrecision.Nanoseconds, "9223372036854775807", 9_223_372_036_854)]
    [InlineData(TimestampPrecision.Nanoseconds, "-9223372036854775808", -9_223_372_036_855)]
    public void Every_precision_is_floored_to_milliseconds(TimestampPrecision precision, string stamp, long expected)
    {
        var (points, refused) = Parse(Line(stamp), precision, Anything);

        Assert.Empty(refused);
        Assert.Equal(expected, points.Points[0].TimeMs);
    }

    [Theory]
    [InlineData(TimestampPrecision.Seconds, "9223372036854775807")]
    [InlineData(TimestampPrecision.Seconds, "-9223372036854775808")]
    [InlineData(TimestampPrecision.Seconds, "1700000000000")]
    [InlineData(TimestampPrecision.Milliseconds, "9223372036854775808")]
    [InlineData(TimestampPrecision.Nanoseconds, "-9223372036854775809")]
    public void A_timestamp_that_overflows_is_bad_rather_than_another_time(TimestampPrecision precision, string stamp)
    {
        var (points, refused) = Parse(Line(stamp), precision, Anything);

        Assert.Equal(0, points.Count);
        Assert.Contains("bad timestamp", Assert.Single(refused).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(946_684_800_000, true)]
    [InlineData(946_684_799_999, false)]
    [InlineData(Now + 300_000, true)]
    [InlineData(Now + 300_001, false)]
    public void The_bounds_of_what_is_believed_belong_to_it(long timeMs, bool believed) => Assert.Equal(believed, Times.Refuse(timeMs) is null);

    [Fact]
    public void A_wrong_precision_gives_a_reason_that_says_so()
    {
        var (_, refused) = Parse(Line("1700000000123456789"), TimestampPrecision.Milliseconds);

        Assert.Contains("is the precision right?", Assert.Single(refused).Reason, StringComparison.Ordinal);
    }

    private static byte[] Line(string stamp) => Encoding.UTF8.GetBytes($"readings,meter=a temperature_c=1 {stamp}");
}
