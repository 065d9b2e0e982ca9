using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>A counter that rises more than it can have counted: another meter's total. The plant takes 60 kW and is read every minute.</summary>
public sealed class CounterJumpTests
{
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData(3_000_000)]
    [InlineData(30_000_000)]
    public void Another_meters_higher_total_is_not_energy_and_its_time_is_left_out(double jump)
    {
        var intervals = Build(Plant(jump));
        Assert.Equal(238_000, intervals.Sum(i => i.EnergyImportWh!.Value), 3);
        Assert.Equal([14.0 / 15], intervals.SkipLast(1).Where(i => i.Coverage < 0.999).Select(i => i.Coverage));
        Assert.All(intervals, i => Assert.Equal(IntervalOrigin.Measured, i.Origin));
    }

    [Fact]
    public void Held_power_fills_the_time_of_a_jump()
    {
        var counter = Plant(3_000_000);
        var samples = new MeterSamples { EnergyImport = counter, ActivePower = [.. counter.Select(s => s with { Value = 60_000 })] };
        var intervals = IntervalBuilder.Build(samples, Start, counter[^1].TimeMs);
        Assert.Equal(239_000, intervals.Sum(i => i.EnergyImportWh!.Value), 3);
    }

    [Fact]
    public void A_smaller_jump_is_believed_unless_the_nameplate_says_that_it_cannot_be()
    {
        Assert.Equal(238_000 + 200_000, Build(Plant(200_000)).Sum(i => i.EnergyImportWh!.Value), 3);
        Assert.Equal(238_000, Build(Plant(200_000), new MeterFacts { MaxPowerW = 100_000 }).Sum(i => i.EnergyImportWh!.Value), 3);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(1000)]
    [InlineData(6000)]
    public void There_is_no_ceiling_on_power(double megawatts)
    {
        // emoncms drops what would be more than 60 kW; a works of a gigawatt is read like any other.
        var minute = megawatts * 1e6 / 60;
        Sample[] counter = [.. Enumerable.Range(0, 61).Select(i => At(i, 1e9 + (minute * i)))];
        Assert.Equal(60 * minute, Build(counter).Sum(i => i.EnergyImportWh!.Value), 1e-3);
    }

    [Fact]
    public void A_great_load_beside_a_small_one_is_energy()
    {
        // 5 W standing by for a month, then an oven of 10 kW for a quarter hour, then 5 W again.
        Sample[] counter = [.. Enumerable.Range(0, 9).Select(i => At(15 * i, 3600 + (1.25 * i) + (i > 4 ? 2500 : 0)))];
        Assert.Equal(2510, Build([.. counter.Select(s => s with { Value = s.Value + 30_000 })]).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    private static Sample[] Plant(double jump) => [.. Enumerable.Range(0, 240).Select(i => At(i, 5_000_000 + (i * 1000.0) + (i < 100 ? 0 : jump - 1000)))];

    private static Sample At(int minute, double value) => new(Start + (minute * 60_000L), value);

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter, MeterFacts? facts = null) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, Start, counter[^1].TimeMs, facts);
}
