using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>A counter that falls: reset, rolled over, or another meter's. The plant takes 4 kW and is read every quarter hour.</summary>
public sealed class CounterFallTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData(0.1 * (1 << 23))]
    [InlineData(0.1 * uint.MaxValue + 0.1)]
    [InlineData(uint.MaxValue + 1.0)]
    [InlineData(10 * (uint.MaxValue + 1.0))]
    [InlineData(1e8)]
    [InlineData(1e9)]
    public void A_counter_that_rolls_over_at_a_usual_modulus_counts_on_exactly(double modulus)
    {
        var intervals = Build([.. Enumerable.Range(0, 8).Select(i => At(i, (modulus - 3700 + (i * 1000)) % modulus))]);
        Assert.Equal(7000, intervals.Sum(i => i.EnergyImportWh!.Value), 3);
        Assert.All(intervals, i => Assert.Equal((1000.0, 1.0, IntervalOrigin.Measured), (Math.Round(i.EnergyImportWh!.Value, 3), i.Coverage, i.Origin)));
    }

    [Theory]
    [InlineData(1e5 - 700, 300)]
    [InlineData(838_000, 500)]
    public void Near_a_usual_modulus_but_not_at_its_edge_a_fall_is_marked_because_it_may_be_a_reset(double before, double after)
    {
        var intervals = Build([.. Enumerable.Range(-3, 4).Select(i => At(i + 4, before + (i * 1250))), .. Enumerable.Range(0, 3).Select(i => At(i + 5, after + (i * 1250)))]);
        Assert.Equal(At(4, 0).TimeMs, Assert.Single(intervals, i => i.Origin == IntervalOrigin.CounterAcrossGap).Start.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(5.44, 1360.8)]
    [InlineData(2, 500)]
    public void Power_tells_a_rollover_from_a_reset(double kw, double energy)
    {
        var power = Enumerable.Range(0, 9).Select(i => At(i, 1000 * (i == 4 ? kw : 5))).ToList();
        Sample[] counter = [.. Enumerable.Range(-3, 4).Select(i => At(i + 4, 838_000 + (i * 1250))), .. Enumerable.Range(0, 3).Select(i => At(i + 5, 500 + (i * 1250)))];
        var fall = IntervalBuilder.Build(new MeterSamples { EnergyImport = counter, ActivePower = power }, Start + (4 * Quarter), Start + (5 * Quarter)).Single();
        Assert.Equal((energy, IntervalOrigin.Measured), (Math.Round(fall.EnergyImportWh!.Value, 3), fall.Origin));
    }

    [Fact]
    public void A_rollover_across_a_gap_keeps_its_energy_and_is_marked()
    {
        var intervals = Build([At(0, 1e8 - 3000), At(1, 1e8 - 2000), At(5, 2000), At(6, 3000)]);
        Assert.Equal(6000, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.Equal(4, intervals.Count(i => i.Origin == IntervalOrigin.CounterAcrossGap));
    }

    [Fact]
    public void A_modulus_that_is_known_of_the_meter_counts_and_no_other()
    {
        var facts = new MeterFacts { Moduli = new Dictionary<Quantity, double> { [QuantityCatalogue.EnergyImport] = 7_000_000 } };
        Sample[] own = [At(0, 6_998_500), At(1, 6_999_500), At(2, 500), At(3, 1500)];
        Assert.Equal([1000, 1000, 1000], Build(own, facts).Select(i => i.EnergyImportWh!.Value));
        Sample[] usual = [At(0, 1e6 - 1500), At(1, 1e6 - 500), At(2, 600), At(3, 1600)];
        Assert.Equal([1000, 600, 1000], Build(usual, facts).Select(i => i.EnergyImportWh!.Value));

        // A counter of whole kWh stands still for hours: what it counts cannot be asked, but both sides are at the edge.
        Sample[] coarse = [.. Enumerable.Range(0, 8).Select(i => At(i, i < 4 ? 6_999_000 : 0))];
        Assert.Equal(1000, Build(coarse, facts).Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.Equal(0, Build(coarse).Sum(i => i.EnergyImportWh!.Value));
    }

    [Fact]
    public void After_a_reset_the_new_total_is_what_was_counted_since_and_its_time_is_marked()
    {
        var intervals = Build([At(0, 5e6), At(1, 5e6 + 1000), At(2, 700), At(3, 1700), At(4, 2700)]);
        Assert.Equal([1000, 700, 1000, 1000], intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.Equal(
            [IntervalOrigin.Measured, IntervalOrigin.CounterAcrossGap, IntervalOrigin.Measured, IntervalOrigin.Measured],
            intervals.Select(i => i.Origin));
        Assert.Equal([1, 0, 1, 1], intervals.Select(i => i.Coverage));
    }

    [Fact]
    public void A_reset_that_shows_zero_says_nothing_of_the_time_before_it()
    {
        var intervals = Build([At(0, 5e6), At(1, 5e6 + 1000), At(2, 0), At(3, 1000)]);
        Assert.Equal([0, 2], intervals.Select(Index));
        Assert.Equal(2000, intervals.Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Theory]
    [InlineData(990, 990, IntervalOrigin.Measured)]
    [InlineData(1080, 1080, IntervalOrigin.Measured)]
    [InlineData(1500, 1500, IntervalOrigin.CounterAcrossGap)]
    [InlineData(200, 1000, IntervalOrigin.IntegratedFromPower)]
    [InlineData(300_000, 1000, IntervalOrigin.IntegratedFromPower)]
    public void Power_confirms_a_reset_or_fills_what_it_lost(double value, double energy, IntervalOrigin origin)
    {
        double[] values = [5e6, 5e6 + 1000, value, value + 1000];
        var samples = new MeterSamples
        {
            EnergyImport = [.. values.Select((v, i) => At(i, v))],
            ActivePower = [.. values.Select((_, i) => At(i, 4000))],
        };
        var intervals = IntervalBuilder.Build(samples, Start, Start + (3 * Quarter));
        Assert.Equal([1000, energy, 1000], intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.Equal([IntervalOrigin.Measured, origin, IntervalOrigin.Measured], intervals.Select(i => i.Origin));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(900)]
    [InlineData(7200)]
    public void A_reset_across_any_step_keeps_what_was_counted_since(int seconds)
    {
        double[] values = [5e6, 5e6 + seconds, 5e6 + (2 * seconds), 0.5 * seconds, 1.5 * seconds, 2.5 * seconds];
        Sample[] counter = [.. values.Select((v, i) => new Sample(Start + (i * seconds * 1000L), v))];
        Assert.Equal(4.5 * seconds, Build(counter).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void Another_meters_lower_total_is_not_energy_and_its_time_is_left_out()
    {
        var intervals = Build([At(0, 5e6), At(1, 5e6 + 1000), At(2, 300_000), At(3, 301_000), At(4, 302_000)]);
        Assert.Equal([0, 2, 3], intervals.Select(Index));
        Assert.All(intervals, i => Assert.Equal((1000.0, IntervalOrigin.Measured), (i.EnergyImportWh!.Value, i.Origin)));
    }

    [Fact]
    public void The_nameplate_decides_where_the_counter_tells_no_rate()
    {
        Sample[] burst = [At(0, 5e6), At(1, 5e6), At(2, 5e6), At(3, 2000), At(4, 2000), At(5, 2000)];
        Assert.Equal(0, Build(burst).Sum(i => i.EnergyImportWh!.Value));
        Assert.Equal(2000, Build(burst, new MeterFacts { MaxPowerW = 10_000 }).Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.Equal(0, Build(burst, new MeterFacts { MaxPowerW = 7_000 }).Sum(i => i.EnergyImportWh!.Value));
    }

    private static Sample At(int quarter, double value) => new(Start + (quarter * Quarter), value);

    private static long Index(LedgerInterval interval) => (interval.Start.ToUnixTimeMilliseconds() - Start) / Quarter;

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter, MeterFacts? facts = null) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, Start, counter[^1].TimeMs, facts);
}
