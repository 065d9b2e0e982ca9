using System.Globalization;
using CsCheck;
using Monitoring.Domain.Ledger;

namespace Monitoring.Domain.Tests.Ledger;

public sealed class LedgerIntervalTests
{
    [Theory]
    [InlineData("2026-01-05T00:15:00Z", "2026-01-05T00:15:00Z")]
    [InlineData("2026-01-05T00:29:59.999Z", "2026-01-05T00:15:00Z")]
    [InlineData("2026-01-05T09:07:00+09:00", "2026-01-05T00:00:00Z")]
    [InlineData("2026-01-05T05:52:30+05:45", "2026-01-05T00:00:00Z")]
    public void The_start_of_an_interval_is_a_quarter_hour_in_UTC(string time, string start)
    {
        var found = LedgerInterval.StartOf(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), found);
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }

    [Fact]
    public void Every_moment_lies_in_the_interval_that_starts_before_it_and_ends_after_it() =>
        Gen.Long[0, 4_000_000_000_000].Sample(ms =>
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(ms);
            var interval = new LedgerInterval(LedgerInterval.StartOf(time));
            Assert.InRange(time, interval.Start, interval.End - TimeSpan.FromTicks(1));
        });

    [Fact]
    public void An_interval_of_which_nothing_is_known_has_no_energy_rather_than_none()
    {
        var interval = new LedgerInterval(DateTimeOffset.UnixEpoch);

        Assert.Null(interval.EnergyImportWh);
        Assert.Null(interval.MeanW);
        Assert.Equal(0, interval.Coverage);
    }
}
