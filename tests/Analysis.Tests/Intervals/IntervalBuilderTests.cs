using CsCheck;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

public sealed class IntervalBuilderTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void Energy_at_an_edge_between_two_readings_is_interpolated()
    {
        var intervals = Build([At(-300, 100), At(600, 400), At(900, 500), At(1800, 900)]);
        Assert.Equal([300, 400], intervals.Skip(1).Select(i => Math.Round(i.EnergyImportWh!.Value, 6)));
        Assert.All(intervals.Skip(1), i => Assert.Equal((1.0, IntervalOrigin.Measured), (i.Coverage, i.Origin)));
    }

    [Fact]
    public void A_gap_keeps_its_energy_spread_evenly_and_is_marked()
    {
        var intervals = Build([At(0, 0), At(3600, 800)]);
        Assert.Equal([200, 200, 200, 200], intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.All(intervals, i => Assert.Equal((0.0, IntervalOrigin.CounterAcrossGap), (i.Coverage, i.Origin)));
    }

    [Fact]
    public void Half_hourly_counter_values_are_measured_and_no_gap()
    {
        var intervals = Build([At(0, 0), At(1800, 800), At(3600, 1200)]);
        Assert.Equal([400, 400, 200, 200], intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.All(intervals, i => Assert.Equal((1.0, IntervalOrigin.Measured), (i.Coverage, i.Origin)));
    }

    [Fact]
    public void Where_nothing_is_known_there_is_no_interval() => Assert.Empty(Build([At(0, 5)]));

    [Fact]
    public void A_reset_to_zero_invents_no_energy()
    {
        var intervals = Build([At(0, 1_000_000), At(900, 1_000_100), At(1000, 0), At(1800, 50)]);
        Assert.Equal(150, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void A_step_back_of_a_few_counts_is_jitter_and_not_a_reset()
    {
        var intervals = Build([At(0, 215_000), At(300, 215_700), At(600, 215_699), At(900, 215_800)]);
        Assert.Equal(800, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void Without_a_counter_power_is_integrated_and_holds_at_most_a_quarter_hour()
    {
        var power = new MeterSamples { ActivePower = [At(0, 1000), At(1800, 2000), At(1860, -600), At(1920, 0)] };
        var intervals = IntervalBuilder.Build(power, Start, Start + (3 * Quarter));
        Assert.Equal([0, 2], intervals.Select(i => (i.Start.ToUnixTimeMilliseconds() - Start) / Quarter));
        Assert.Equal(250, intervals[0].EnergyImportWh!.Value, 6);
        Assert.Equal((2000.0 / 60, 10.0), (intervals[1].EnergyImportWh!.Value, intervals[1].EnergyExportWh!.Value));
        Assert.All(intervals, i => Assert.Equal(IntervalOrigin.IntegratedFromPower, i.Origin));
        Assert.Equal((-600.0, 2000.0), (intervals[1].MinW!.Value, intervals[1].MaxW!.Value));
    }

    [Fact]
    public void Lagging_and_leading_reactive_energy_are_kept_apart()
    {
        var samples = new MeterSamples { EnergyImport = [At(0, 0), At(900, 100)], ReactivePower = [At(0, 400), At(450, -200), At(900, 0)] };
        var interval = Assert.Single(IntervalBuilder.Build(samples, Start, Start + Quarter));
        Assert.Equal((50.0, 25.0), (interval.ReactiveLagVarh!.Value, interval.ReactiveLeadVarh!.Value));
    }

    [Fact]
    public void The_sum_equals_the_counters_difference_in_any_order_of_arrival_and_nothing_is_negative() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Double[0, 5000]).Array[2, 60].Sample(steps =>
        {
            var samples = new List<Sample>();
            var (time, value) = (Start, 1e6);
            foreach (var (seconds, energy) in steps)
            {
                samples.Add(new Sample(time, value));
                time += seconds * 1000L;
                value += energy;
            }

            var inOrder = IntervalBuilder.Build(new MeterSamples { EnergyImport = samples }, Start, time);
            var shuffled = IntervalBuilder.Build(
                new MeterSamples { EnergyImport = [.. samples.Concat(samples.Take(3)).OrderBy(s => s.TimeMs * 7919 % 104729)] }, Start, time);
            Assert.Equal(inOrder, shuffled);
            Assert.All(inOrder, i => Assert.True(i.EnergyImportWh >= 0));
            var difference = samples[^1].Value - samples[0].Value;
            Assert.Equal(difference, inOrder.Sum(i => i.EnergyImportWh!.Value), Math.Max(1e-6, difference * 1e-9));
        });

    private static Sample At(int seconds, double value) => new(Start + (seconds * 1000L), value);

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, counter.Min(s => s.TimeMs), counter.Max(s => s.TimeMs) + 1);
}
