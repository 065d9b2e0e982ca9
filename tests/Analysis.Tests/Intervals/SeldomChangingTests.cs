using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>Meters that send on change only, and meters that repeat what they sent before.</summary>
public sealed class SeldomChangingTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void A_constant_load_that_sends_nothing_for_hours_keeps_its_energy_and_is_marked()
    {
        var samples = new MeterSamples
        {
            EnergyImport = [At(0, 1e6), At(15, 1e6 + 250), At(255, 1e6 + 4250), At(270, 1e6 + 4500)],
            ActivePower = [At(0, 1000), At(255, 1000), At(270, 1000)],
        };
        var intervals = IntervalBuilder.Build(samples, Start, Start + (18 * Quarter));
        Assert.Equal(Enumerable.Repeat(250.0, 18), intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.Equal(16, intervals.Count(i => i.Origin == IntervalOrigin.CounterAcrossGap));
    }

    [Fact]
    public void A_counter_that_did_not_move_over_a_silence_is_a_marked_gap_of_no_energy()
    {
        var intervals = IntervalBuilder.Build(new MeterSamples { EnergyImport = [At(0, 1e6), At(240, 1e6)] }, Start, Start + (16 * Quarter));
        Assert.Equal(16, intervals.Count);
        Assert.All(intervals, i => Assert.Equal((0.0, IntervalOrigin.CounterAcrossGap), (i.EnergyImportWh!.Value, i.Origin)));
    }

    [Fact]
    public void Power_alone_that_sends_nothing_holds_a_quarter_hour_and_then_is_not_known()
    {
        var intervals = IntervalBuilder.Build(new MeterSamples { ActivePower = [At(0, 1000), At(240, 1000)] }, Start, Start + (16 * Quarter));
        Assert.Equal(250, Assert.Single(intervals).EnergyImportWh!.Value, 9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(14)]
    public void A_repeated_total_that_catches_up_is_neither_a_peak_nor_a_standstill(int minutes)
    {
        // 6 kW; a message a minute, but the total in it is renewed only every so many minutes; power is not sent.
        Sample[] counter = [.. Enumerable.Range(0, (14 * 60) + 1).Select(i => At(i, 1e6 + (100.0 * (i / minutes * minutes))))];
        var intervals = Build(counter);
        Assert.Equal(14 * 6000, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.All(intervals, i => Assert.Equal(IntervalOrigin.Measured, i.Origin));
        foreach (var interval in intervals.Skip(1))
        {
            Assert.Equal(Math.Min(6000, interval.MeanW!.Value), interval.MinW!.Value, 6);
            Assert.Equal(Math.Max(6000, interval.MeanW!.Value), interval.MaxW!.Value, 6);
        }
    }

    [Fact]
    public void A_load_that_is_off_for_long_is_0_and_the_step_that_ends_it_is_no_peak()
    {
        // Off for two hours, then 6 kW; the first total after it may have been held back.
        Sample[] counter = [.. Enumerable.Range(0, 181).Select(i => At(i, 1e6 + Math.Max(0, 100.0 * (i - 125))))];
        var intervals = Build(counter);
        Assert.Equal(0.0, intervals[4].MaxW);
        Assert.Equal((0.0, 6000.0), (intervals[8].MinW!.Value, intervals[8].MaxW!.Value));
        Assert.Equal((6000.0, 6000.0), (intervals[10].MinW!.Value, intervals[10].MaxW!.Value));
    }

    [Fact]
    public void Power_that_is_repeated_beside_a_live_counter_takes_nothing_from_its_energy()
    {
        var samples = new MeterSamples
        {
            EnergyImport = [.. Enumerable.Range(0, 61).Select(i => At(i, 1e6 + (100.0 * i)))],
            ActivePower = [.. Enumerable.Range(0, 61).Select(i => At(i, 33))],
        };
        Assert.Equal(6000, IntervalBuilder.Build(samples, Start, Start + (4 * Quarter)).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    private static Sample At(int minute, double value) => new(Start + (minute * 60_000L), value);

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, Start, counter[^1].TimeMs);
}
