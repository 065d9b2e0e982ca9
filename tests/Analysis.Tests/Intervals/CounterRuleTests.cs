using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>One test per rule of src/Analysis/Intervals/README.md about counters.</summary>
public sealed class CounterRuleTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData(60)]
    [InlineData(900)]
    public void Jitter_is_counted_once_and_leaves_no_gap(int seconds)
    {
        double[] values = [1e6, 1e6 + 500, 1e6 + 400, 1e6 + 450, 1e6 + 900, 1e6 + 1400];
        var samples = values.Select((v, i) => At(i * seconds, v)).ToList();
        var intervals = Build(samples);
        Assert.Equal(1400, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.All(intervals, i => Assert.Equal(IntervalOrigin.Measured, i.Origin));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(900)]
    public void A_restart_that_reports_zero_for_a_moment_adds_nothing(int seconds)
    {
        double[] values = [5e6, 5e6 + 100, 0, 0, 5e6 + 200, 5e6 + 300];
        var samples = values.Select((v, i) => At(i * seconds, v)).ToList();
        Assert.Equal(300, Build(samples).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void A_counter_of_32_bit_floats_may_fall_by_its_resolution()
    {
        var samples = Enumerable.Range(0, 60).Select(i => At(i * 60, (float)(4e9 + (i * 100.0)) - (i % 3 == 2 ? 256 : 0))).ToList();
        var intervals = Build(samples);
        Assert.Equal(samples.Max(s => s.Value) - samples[0].Value, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void Export_is_not_known_of_a_meter_that_counts_only_import()
    {
        var samples = new MeterSamples { EnergyImport = [At(0, 0), At(900, 100)], ActivePower = [At(0, 400), At(450, 400), At(900, 400)] };
        var interval = Assert.Single(IntervalBuilder.Build(samples, Start, Start + Quarter));
        Assert.Null(interval.EnergyExportWh);
        Assert.Equal((100.0, 400.0), (interval.EnergyImportWh!.Value, interval.MeanW!.Value));
    }

    [Fact]
    public void Import_and_export_counters_of_one_quarter_are_kept_apart_and_the_mean_is_their_difference()
    {
        var samples = new MeterSamples { EnergyImport = [At(0, 0), At(900, 300)], EnergyExport = [At(0, 50), At(900, 150)] };
        var interval = Assert.Single(IntervalBuilder.Build(samples, Start, Start + Quarter));
        Assert.Equal((300.0, 100.0, 800.0), (interval.EnergyImportWh!.Value, interval.EnergyExportWh!.Value, interval.MeanW!.Value));
    }

    [Fact]
    public void The_newest_power_holds_until_the_meters_newest_reading_and_not_into_the_future()
    {
        var open = new MeterSamples { ActivePower = [At(0, 1000), At(600, 1000)] };
        Assert.Equal(600.0 / 900, Assert.Single(IntervalBuilder.Build(open, Start, Start + Quarter)).Coverage, 9);
        var closed = open with { ReactiveLag = [At(900, 5)] };
        Assert.Equal(1.0, Assert.Single(IntervalBuilder.Build(closed, Start, Start + Quarter)).Coverage, 9);
    }

    [Fact]
    public void The_running_quarter_is_there_with_the_part_that_is_known()
    {
        var interval = Build([At(0, 0), At(300, 500)]).Single();
        Assert.Equal((500.0, 6000.0), (interval.EnergyImportWh!.Value, interval.MeanW!.Value));
        Assert.Equal(1.0 / 3, interval.Coverage, 9);
    }

    [Fact]
    public void Without_power_the_slopes_of_the_counter_give_least_and_greatest_power()
    {
        var interval = Build([At(0, 0), At(300, 100), At(600, 400), At(900, 450)]).Single();
        Assert.Equal((600.0, 3600.0), (interval.MinW!.Value, interval.MaxW!.Value));

        // A counter in whole Wh read every second jumps between 0 and 3600 W: that is its resolution, not power.
        var fine = Build([.. Enumerable.Range(0, 901).Select(s => At(s, Math.Floor(s * 0.3)))]).Single();
        Assert.Null(fine.MaxW);
    }

    [Fact]
    public void Steadily_held_power_shows_in_a_quarter_without_a_sample()
    {
        var samples = new MeterSamples { ActivePower = [At(800, 700), At(1700, 900), At(1800, 0)] };
        var intervals = IntervalBuilder.Build(samples, Start, Start + (2 * Quarter));
        Assert.Equal((700.0, 700.0), (intervals[0].MinW!.Value, intervals[0].MaxW!.Value));
        Assert.Equal((900.0, 900.0), (intervals[1].MinW!.Value, intervals[1].MaxW!.Value));
    }

    [Theory]
    [InlineData("gas_volume_m3", 0.1)]
    [InlineData("pulse_count", 1)]
    public void Every_counter_has_its_own_step_of_jitter(string name, double jitter)
    {
        Assert.True(QuantityCatalogue.TryGet(name, out var quantity));
        IReadOnlyList<Sample> samples = [At(0, 50), At(300, 60), At(600, 60 - jitter), At(900, 70)];
        Assert.Equal(20, QuantityIntervals.OfCounter(samples, quantity, Start, Start + Quarter).Single().Delta, 9);
    }

    private static Sample At(int seconds, double value) => new(Start + (seconds * 1000L), value);

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, counter.Min(s => s.TimeMs), counter.Max(s => s.TimeMs) + 1);
}
