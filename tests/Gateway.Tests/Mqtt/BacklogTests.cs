using Microsoft.Extensions.Time.Testing;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Mqtt;

namespace Monitoring.Gateway.Tests.Mqtt;

public sealed class BacklogTests
{
    private const long Start = 1_800_000_000_000;

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(Start));
    private readonly Backlog _backlog;

    public BacklogTests() => _backlog = new Backlog(_time);

    [Fact]
    public void A_burst_after_the_gateway_came_back_had_waited_and_what_comes_after_a_silence_is_live()
    {
        Connect();
        Assert.Equal([new Waited(Start, false), new Waited(Start, true), new Waited(Start, false)], [After(5, "a"), After(5, "a"), After(5, "b")]);
        Assert.Null(After(5000, "a"));
        Assert.Null(After(5, "a"));
    }

    [Fact]
    public void Without_a_session_everything_is_live()
    {
        Connect(sessionPresent: false);
        Assert.Null(After(5, "a"));
    }

    [Fact]
    public void Without_a_backlog_the_first_live_message_is_live() // it may come long after the connection stands
    {
        Connect();
        Assert.Null(After(30_000, "a"));
    }

    [Fact]
    public void A_slow_topic_in_a_long_backlog_had_waited_too()
    {
        Connect();
        for (var i = 0; i < 3000; i++)
        {
            Assert.NotNull(After(1, $"fast {i % 20}"));
            if (i % 1000 == 999)
            {
                Assert.NotNull(After(1, "slow"));
            }
        }
    }

    [Fact]
    public void Two_hundred_meters_that_are_heard_once_a_second_end_the_backlog_within_seconds()
    {
        Connect();
        for (var i = 0; i < 20_000; i++)
        {
            After(0.1, $"m{i % 200}");
        }

        var live = Enumerable.Range(0, 1000).Select(i => After(5, $"m{i % 200}")).ToList();
        Assert.InRange(live.Count(m => m is not null), 0, 300);
        Assert.All(live[300..], m => Assert.Null(m));
    }

    [Fact]
    public void Meters_that_are_always_fast_are_live_after_ten_minutes()
    {
        Connect();
        for (var i = 0; i < 6000; i++)
        {
            After(100, "a");
        }

        Assert.Null(After(100, "a"));
    }

    [Fact]
    public void A_connection_that_breaks_amid_the_backlog_does_not_start_a_new_one()
    {
        Connect();
        After(5, "a");
        _time.Advance(TimeSpan.FromSeconds(30));
        Connect();
        Assert.Equal(new Waited(Start, true), After(5, "a"));
    }

    [Fact]
    public void A_later_absence_starts_a_new_one()
    {
        Connect();
        After(5, "a");
        _time.Advance(TimeSpan.FromHours(1));
        Connect();
        Assert.Equal(new Waited(Start + 6 + 3_600_000, false), After(5, "a"));
    }

    private void Connect(bool sessionPresent = true)
    {
        _backlog.Connecting();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _backlog.Connected(sessionPresent);
    }

    private Waited? After(double milliseconds, string topic)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return _backlog.Of(topic);
    }
}
