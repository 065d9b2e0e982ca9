using Microsoft.Extensions.Time.Testing;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class ArrivalClockTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000));
    private readonly ArrivalClock _clock;

    public ArrivalClockTests() => _clock = new ArrivalClock(_time);

    [Fact]
    public void Messages_of_one_topic_in_the_same_millisecond_get_times_of_their_own() =>
        Assert.Equal([1_800_000_000_000, 1_800_000_000_001, 1_800_000_000_002], [_clock.Stamp("a"), _clock.Stamp("a"), _clock.Stamp("a")]);

    [Fact]
    public void Messages_of_other_topics_keep_the_same_millisecond() =>
        Assert.Equal([1_800_000_000_000, 1_800_000_000_000], [_clock.Stamp("a"), _clock.Stamp("b")]);

    [Fact]
    public void After_a_burst_the_true_time_is_given_again()
    {
        _clock.Stamp("a");
        _clock.Stamp("a");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1_800_000_001_000, _clock.Stamp("a"));
    }

    [Fact]
    public void Hours_of_messages_that_come_at_once_stay_apart() =>
        Assert.Equal(20_000, Enumerable.Range(0, 20_000).Select(_ => _clock.Stamp("a")).Distinct().Count());

    [Fact]
    public void A_clock_that_was_set_back_is_followed()
    {
        var time = new AdjustableClock(_time);
        var clock = new ArrivalClock(time);
        clock.Stamp("a");
        time.By = TimeSpan.FromMinutes(-1);
        Assert.Equal([1_799_999_940_000, 1_799_999_940_001], [clock.Stamp("a"), clock.Stamp("a")]);
    }

    // Its wall clock can be set while its monotonic time goes on.
    private sealed class AdjustableClock(TimeProvider time) : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + By;
    }
}
