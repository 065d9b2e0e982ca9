using System.Buffers;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Tests.Decoding;

public sealed class ClockRuleTests
{
    private const long Arrival = 1_700_000_000_000;

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", true)]
    [InlineData("2019-12-31T23:59:59.999Z", false)]
    [InlineData("2023-11-14T22:18:20Z", true)] // arrival + 5 min
    [InlineData("2023-11-14T22:18:20.001Z", false)]
    [InlineData("1970-01-01T00:00:03Z", false)]
    [InlineData("2099-01-01T00:00:00Z", false)]
    public void A_timestamp_is_believed_between_the_earliest_and_five_minutes_after_arrival(string stamp, bool believed) =>
        Check(stamp, believed, MessageFlags.None);

    [Theory]
    [InlineData("2019-12-31T23:59:59.999Z", false)]
    [InlineData("2023-12-14T22:13:20Z", true)]
    public void Where_the_gateways_own_clock_was_behind_a_later_timestamp_is_believed(string stamp, bool believed) =>
        Check(stamp, believed, MessageFlags.ClockBehind);

    private static void Check(string stamp, bool believed, MessageFlags flags)
    {
        var group = new MessageGroup(new ArrayBufferWriter<byte>());
        group.Add(Arrival, "t", new ReadOnlySequence<byte>([1]), 10, flags);
        var content = group.Content;
        Assert.True(StoredMessage.TryRead(ref content, out var message));
        var tally = new Tally();
        var ms = DateTimeOffset.Parse(stamp, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

        var chosen = new ClockRule(new ClockOptions()).Choose(ms, message, tally);

        Assert.Equal(believed ? ms : Arrival, chosen);
        Assert.Equal(believed ? 0 : 1, tally.Of(Reason.TimestampOutOfRange));
    }
}
