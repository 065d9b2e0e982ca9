using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Truth;
using static Monitoring.Simulators.Factory.Meters.MeterFaultCode;
using static Monitoring.Simulators.Tests.Factory.Meters.Metered;

namespace Monitoring.Simulators.Tests.Factory.Meters;

/// <summary>What each fault does to the readings, and that the truth undoes it.</summary>
public sealed class MeterFaultTests
{
    [Fact]
    public void After_a_reset_the_counter_begins_at_0_and_what_is_to_be_added_is_known()
    {
        var (minutes, right) = Of(Fault(Reset, 10));
        Assert.Equal(0, Wh(minutes, 10), 6);
        Assert.All(minutes.Where(m => m.At >= At(10)), m => Assert.Equal(m.RightKwh, (m.Reading!.ImportWh / 1000) + right.CounterAddKwh!.Value, 6));
        Assert.Equal(20, right.ImportKwh, 6);
    }

    [Fact]
    public void A_rollover_happens_at_its_moment()
    {
        var (minutes, right) = Of(Fault(Rollover, 10, strength: 1000));
        Assert.Equal(1_000_000 - (10_000 / 60.0), minutes.Single(m => m.At == At(9, 59)).Reading!.ImportWh, 3);
        Assert.Equal(0, Wh(minutes, 10), 3);
        Assert.Equal(1000, right.CounterAddKwh);
    }

    [Fact]
    public void A_restart_loses_what_passes_without_supply_and_begins_at_0()
    {
        var (minutes, right) = Of(Fault(RestartAtZero, 10, strength: 6));
        Assert.Equal(6, minutes.Count(m => m.Reading is null));
        Assert.Equal(9_000, Wh(minutes, 11), 3);
        Assert.All(minutes.Where(m => m.At >= At(10, 6)), m => Assert.Equal(m.RightKwh, (m.Reading!.ImportWh / 1000) + right.CounterAddKwh!.Value, 6));
    }

    [Fact]
    public void An_exchanged_meter_has_a_counter_of_its_own()
    {
        var (minutes, right) = Of(Fault(Exchange, 10, strength: 777));
        Assert.Equal(10, minutes.Count(m => m.Reading is null));
        Assert.Equal(777_000, minutes.Single(m => m.At == At(10, 10)).Reading!.ImportWh, 3);
        Assert.All(minutes.Where(m => m.At >= At(10, 10)), m => Assert.Equal(m.RightKwh, (m.Reading!.ImportWh / 1000) + right.CounterAddKwh!.Value, 6));
    }

    [Fact]
    public void A_counter_that_jitters_is_back_at_the_next_reading()
    {
        var (minutes, _) = Of(Fault(BackwardJitter, 9, toHour: 12, strength: 50));
        var lower = minutes.Count(m => Math.Abs((m.RightKwh * 1000) - m.Reading!.ImportWh - 50) < 0.01);
        Assert.InRange(lower, 5, 40);
        Assert.Equal(minutes.Count - lower, minutes.Count(m => Math.Abs((m.RightKwh * 1000) - m.Reading!.ImportWh) < 0.01));
    }

    [Fact]
    public void A_dropout_loses_messages_and_no_energy()
    {
        var (minutes, right) = Of(Fault(Dropout, 10, toHour: 11));
        Assert.Equal(60, minutes.Count(m => m.Reading is null));
        Assert.Equal(Wh(minutes, 11), minutes.Single(m => m.At == At(11)).RightKwh * 1000, 3);
        Assert.Equal(10, right.ImportKwh, 6);
        Assert.InRange(Of(Fault(Dropout, 9, toHour: 12, strength: 0.5)).Minutes.Count(m => m.Reading is null), 60, 120);
    }

    [Fact]
    public void A_stuck_meter_repeats_itself_and_counts_on_within()
    {
        var (minutes, right) = Of(Fault(Stuck, 10, toHour: 11));
        var stuck = minutes.Where(m => m.At >= At(10) && m.At < At(11)).ToList();
        Assert.Single(stuck.Select(m => (m.Reading!.ImportWh, m.Reading.W)).Distinct());
        Assert.Equal(60, stuck.Select(m => m.Reading!.Time).Distinct().Count());
        Assert.Equal(minutes.Single(m => m.At == At(11)).RightKwh * 1000, Wh(minutes, 11), 3);
        Assert.Equal(10, right.ImportKwh, 6);
    }

    [Fact]
    public void A_wrong_clock_stamps_wrong_times()
    {
        Assert.All(Of(Fault(ClockSkew, 10, toHour: 11, strength: 45)).Minutes, m => Assert.Equal(m.At >= At(10) && m.At < At(11) ? 45 : 0, (m.Reading!.Time - m.At).TotalSeconds));
        var (drifting, right) = Of(Fault(ClockDrift, 9, toHour: 11, strength: 240));
        Assert.Equal(10, (drifting.Single(m => m.At == At(10)).Reading!.Time - At(10)).TotalSeconds, 6);
        Assert.Equal(20, right.ClockAheadS!.Value, 6);
        var unset = Of(Fault(ClockUnset, 10)).Minutes;
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(1), unset.Single(m => m.At == At(11)).Reading!.Time);
    }

    [Theory]
    [InlineData(null, -10_000)]
    [InlineData(1, 10_000 / 3.0)]
    public void A_reversed_transformer_makes_export_of_import(int? phase, double watts)
    {
        var (minutes, right) = Of(Fault(CtReversed, 10, phase: phase));
        Assert.Equal(watts, minutes[^1].Reading!.W, 3);
        Assert.Equal((-1.0, phase), (right.Factor, right.Phase));
        var before = minutes.Single(m => m.At == At(10)).Reading!;
        Assert.Equal(10_000.0 / 3, minutes.Single(m => m.At == At(11)).Reading!.Phases[0].ExportWh - before.Phases[0].ExportWh, 3);
    }

    [Fact]
    public void A_wrong_ratio_is_undone_by_its_factor()
    {
        var (minutes, right) = Of(Fault(RatioWrong, 10, toHour: 11, strength: 0.05));
        var shown = Wh(minutes, 11) - Wh(minutes, 10);
        Assert.Equal(500, shown, 3);
        Assert.Equal(right.ImportKwh * 1000, shown * right.Factor!.Value, 3);
    }

    [Fact]
    public void Swapped_channels_are_put_back_by_the_truth()
    {
        var plant = GivingBack(Fans(Fault(ChannelsSwapped, 10, phase: 1, other: 3)));
        var reading = Minutes(plant, 9, 12)[^1].Reading!;
        var right = Right(plant);
        Assert.Equal([7_000, 7_000, -4_000], reading.Phases.Select(p => Math.Round(p.W)));
        Assert.Equal([-4_000, 7_000, 7_000], right.Channels!.Select(c => Math.Round(reading.Phases[c - 1].W)));
    }

    [Fact]
    public void A_transformer_on_another_phase_sees_the_current_turned_by_a_third()
    {
        var plant = Plant(Fans(Fault(CtOtherPhase, 10, phase: 1, other: 2)));
        var reading = Minutes(plant, 9, 12)[^1].Reading!;

        // A third of 10 kW and 7.5 kvar each: S turned by 120 degrees one way and the other.
        var (p, q) = (10_000.0 / 3, 2_500.0);
        Assert.Equal((p * -0.5) - (q * Math.Sqrt(0.75)), reading.Phases[0].W, 3);
        Assert.Equal((p * -0.5) + (q * Math.Sqrt(0.75)), reading.Phases[1].W, 3);
        Assert.Equal(p, reading.Phases[2].W, 3);
        Assert.Equal([2, 1, 3], Right(plant).Channels!);
    }

    [Fact]
    public void Kilowatts_for_watts_are_in_the_power_alone()
    {
        var (minutes, right) = Of(Fault(KwForW, 10));
        var last = minutes[^1];
        Assert.Equal(10, last.Reading!.W, 6);
        Assert.Equal(1000, right.Factor);
        Assert.Equal(last.RightKwh * 1000, last.Reading.ImportWh, 3);
    }

    private static (List<(DateTimeOffset At, MeterReading? Reading, double RightKwh)> Minutes, RightReading Right) Of(MeterFault fault)
    {
        var plant = Plant(Fans(fault));
        return (Minutes(plant, 9, 12), Right(plant));
    }

    private static RightReading Right(Monitoring.Simulators.Factory.Plants.Plant plant) =>
        Assert.Single(MeterTruth.Of(plant, 1, At(8), At(12), TestContext.Current.CancellationToken)).RightReading!;

    private static double Wh(List<(DateTimeOffset At, MeterReading? Reading, double RightKwh)> minutes, int hour) => minutes.Single(m => m.At == At(hour)).Reading!.ImportWh;
}
