using Microsoft.Extensions.Time.Testing;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class KnownTimeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-01-01T11:00:00Z", false)]
    [InlineData("2026-01-01T09:58:00Z", false)] // within the tolerance
    [InlineData("2026-01-01T09:00:00Z", true)]
    [InlineData("1970-01-01T00:00:10Z", true)]
    public void A_clock_well_before_the_newest_time_it_has_read_is_behind_also_after_a_restart(string now, bool isBehind)
    {
        RunAt("2026-01-01T10:00:00Z", TimeSpan.Zero);

        using var again = new TestBuffer(_folder.Path, At(now));

        Assert.Equal(isBehind, again.Known.IsBehind());
        Assert.Equal(isBehind, again.Known.Problem is not null);
    }

    [Fact]
    public void A_new_gateway_knows_only_that_its_clock_was_never_set()
    {
        using var buffer = new TestBuffer(_folder.Path, At("1970-01-01T00:00:10Z"));
        Assert.Contains("1970-01-01T00:00:10Z, before Gateway:Clock:Earliest", buffer.Known.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_once_ran_ahead_is_forgotten_after_a_day()
    {
        RunAt("2099-01-01T00:00:00Z", TimeSpan.Zero);
        RunAt("2026-01-01T00:00:00Z", TimeSpan.FromHours(25));

        using var again = new TestBuffer(_folder.Path, At("2026-01-02T01:00:00Z"));
        Assert.Null(again.Known.Problem);
    }

    private static FakeTimeProvider At(string now) => new(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

    private void RunAt(string now, TimeSpan runs)
    {
        var time = At(now);
        using var buffer = new TestBuffer(_folder.Path, time);
        time.Advance(runs);
        buffer.Append(1, "a");
    }
}
