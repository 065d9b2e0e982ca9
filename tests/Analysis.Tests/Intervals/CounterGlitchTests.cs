using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>What a meter reports by mistake is not energy; a plant of 60 kW is read once a minute for four hours.</summary>
public sealed class CounterGlitchTests
{
    private const double True = 239_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData(1, 5_500_000)]
    [InlineData(1, 9_999_999_999)]
    [InlineData(4, 5_500_000)]
    [InlineData(1, 0)]
    [InlineData(4, 4_000_000)]
    public void A_total_that_is_wrong_for_a_moment_adds_nothing(int samples, double wrong)
    {
        var counter = Plant();
        for (var i = 0; i < samples; i++)
        {
            counter[100 + i] = counter[100 + i] with { Value = wrong };
        }

        Assert.Equal(True, Energy(counter), 3);
    }

    [Fact]
    public void Two_wrong_totals_with_a_true_one_in_between_add_nothing()
    {
        var counter = Plant();
        counter[100] = counter[100] with { Value = 5_500_000 };
        counter[102] = counter[102] with { Value = 5_600_000 };
        Assert.Equal(True, Energy(counter), 3);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(30, 0)]
    [InlineData(1, 1_500)]
    public void A_true_total_that_comes_after_a_much_lower_one_at_the_start_is_not_energy(int samples, double before) =>
        Assert.Equal(True, Energy([.. Enumerable.Range(-samples, samples).Select(i => At(i, before)), .. Plant()]), 3);

    [Fact]
    public void A_true_total_that_comes_back_long_after_a_restart_is_not_energy()
    {
        var counter = Plant();
        for (var i = 100; i < 130; i++)
        {
            counter[i] = counter[i] with { Value = (i - 100) * 1000 };
        }

        // What was counted since the restart stays; what passed at the two jumps is not known.
        Assert.Equal(True - 2_000, Energy(counter), 3);
    }

    [Fact]
    public void With_power_a_jump_from_zero_is_seen_before_the_next_reading_comes()
    {
        Sample[] counter = [At(0, 0), At(1, 5_000_000)];
        Sample[] power = [At(0, 60_000), At(1, 60_000)];
        Assert.Equal(1_000, Energy(counter, power), 3);
        Assert.Equal(5_000, Energy([At(0, 0), At(5, 5_000)], [At(0, 0), At(5, 60_000)]), 3);
    }

    [Fact]
    public void A_new_meter_counts_from_its_first_zero()
    {
        Assert.Equal(3_000, Energy([At(0, 0), At(1, 1_000), At(2, 2_000), At(3, 3_000)]), 3);
        Assert.Equal(800, Energy([At(0, 0), At(60, 800)]), 3);

        // Idle for hours, then a single burst: power tells that it was one. Without power it could as well be an old total.
        Sample[] burst = [At(0, 0), At(15, 0), At(30, 25_000), At(45, 25_000), At(60, 25_000)];
        Assert.Equal(25_000, Energy(burst, [.. Enumerable.Range(0, 60).Select(i => At(i, i is >= 15 and < 30 ? 100_000 : 0))]), 3);
        Assert.Equal(0, Energy(burst), 3);
    }

    [Fact]
    public void An_old_meter_may_stand_still_for_days_and_then_take_any_power() =>
        Assert.Equal(900_000, Energy([At(0, 5e6), At(1, 5e6), At(2, 5e6), At(3, 5.9e6), At(4, 5.9e6), At(5, 5.9e6)]), 3);

    [Fact]
    public void A_gas_meter_is_judged_by_its_own_rate()
    {
        var gas = Enumerable.Range(0, 20).Select(i => At(i * 5, i == 0 ? 0 : 8_000 + i)).ToList();
        Assert.True(QuantityCatalogue.TryGet("gas_volume_m3", out var quantity));
        Assert.Equal(18, QuantityIntervals.OfCounter(gas, quantity, Start, gas[^1].TimeMs).Sum(i => i.Delta), 6);
    }

    private static Sample At(int minute, double value) => new(Start + (minute * 60_000L), value);

    private static Sample[] Plant() => [.. Enumerable.Range(0, 240).Select(i => At(i, 5_000_000 + (i * 1_000.0)))];

    private static double Energy(IReadOnlyList<Sample> counter, IReadOnlyList<Sample>? power = null) => IntervalBuilder
        .Build(new MeterSamples { EnergyImport = counter, ActivePower = power ?? [] }, counter[0].TimeMs, counter[^1].TimeMs + 1)
        .Sum(i => i.EnergyImportWh ?? 0);
}
