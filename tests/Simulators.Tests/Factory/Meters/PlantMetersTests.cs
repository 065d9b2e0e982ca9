using Monitoring.Simulators.Factory.Meters;
using static Monitoring.Simulators.Tests.Factory.Meters.Metered;

namespace Monitoring.Simulators.Tests.Factory.Meters;

public sealed class PlantMetersTests
{
    [Fact]
    public void A_meter_shows_the_power_of_its_place_and_counts_its_energy()
    {
        var minutes = Minutes(Plant(Fans()), 9, 11);
        Assert.All(minutes, m =>
        {
            Assert.Equal(10_000, m.Reading!.W, 6);
            Assert.Equal(7_500, m.Reading.Var, 6);
            Assert.Equal(0.8, m.Reading.PowerFactor, 6);
            Assert.Equal(m.RightKwh * 1000, m.Reading.ImportWh, 3);
            Assert.InRange(m.Reading.Phases[1].Volts, 112, 120);
            Assert.Equal(m.Reading.W / 3, m.Reading.Phases[2].W, 6);
        });
        Assert.Equal(10, minutes[60].RightKwh - minutes[0].RightKwh, 6);
        Assert.Equal(7_500, minutes[60].Reading!.LagVarh - minutes[0].Reading!.LagVarh, 3);
    }

    [Fact]
    public void A_counter_shows_whole_steps()
    {
        var minutes = Minutes(Plant(Fans() with { CounterStepWh = 100 }), 9, 11);
        Assert.All(minutes, m => Assert.InRange((m.RightKwh * 1000) - m.Reading!.ImportWh, -1e-3, 100));
        Assert.All(minutes, m => Assert.Equal(0, m.Reading!.ImportWh % 100, 6));
    }

    [Fact]
    public void Noise_is_in_the_power_and_not_in_the_counter()
    {
        var quiet = Minutes(Plant(Fans()), 9, 11);
        var noisy = Minutes(Plant(Fans() with { NoisePercent = 2 }), 9, 11);
        Assert.Equal(quiet.Select(m => m.Reading!.ImportWh), noisy.Select(m => m.Reading!.ImportWh));
        Assert.All(noisy, m => Assert.InRange(m.Reading!.W, 9_800, 10_200));
        Assert.True(noisy.Select(m => m.Reading!.W).Distinct().Count() > 100);
    }

    [Fact]
    public void A_meter_that_nets_its_phases_counts_the_sum_and_another_each_direction()
    {
        var netting = Minutes(GivingBack(Fans() with { NetsPhases = true }), 9, 11);
        var separate = Minutes(GivingBack(Fans() with { NetsPhases = false }), 9, 11);
        Assert.Equal((10_000, 0), Gain(netting));
        Assert.Equal((14_000, 4_000), Gain(separate));
        Assert.Equal(14, separate[60].RightKwh - separate[0].RightKwh, 6);
    }

    [Fact]
    public void A_plug_on_one_phase_measures_that_phase()
    {
        var minutes = Minutes(GivingBack(Fans() with { Phases = [2] }), 9, 11);
        Assert.All(minutes, m => Assert.Equal((7_000, 7_000, 0), (Math.Round(m.Reading!.W), Math.Round(m.Reading.Phases[0].W), m.Reading.Phases[1].W)));
    }

    [Fact]
    public void Counters_are_the_same_in_one_go_in_pieces_and_of_a_copy()
    {
        var plant = Plant(Fans(Fault(MeterFaultCode.RestartAtZero, 10)) with { NoisePercent = 1 });
        var pieces = Minutes(plant, 9, 12);
        var meters = new PlantMeters(plant, 1);
        meters.MoveTo(At(9, 30));
        var copy = meters.Copy();
        meters.MoveTo(At(15));
        copy.MoveTo(At(11, 17));
        var reading = copy.Read(0, 0)!;
        Assert.Equal(pieces.Single(p => p.At == At(11, 17)).Reading!.ImportWh, reading.ImportWh);
        Assert.Equal(pieces.Single(p => p.At == At(11, 17)).Reading!.W, reading.W);
    }

    [Fact]
    public void Within_a_minute_the_counter_goes_on_second_by_second()
    {
        var meters = new PlantMeters(Plant(Fans()), 1);
        meters.MoveTo(At(10));
        Assert.Equal(10_000 / 60.0 / 2, meters.Read(0, 45)!.ImportWh - meters.Read(0, 15)!.ImportWh, 3);
    }

    private static (double Import, double Export) Gain(List<(DateTimeOffset At, MeterReading? Reading, double RightKwh)> minutes) => (
        Math.Round(minutes[60].Reading!.ImportWh - minutes[0].Reading!.ImportWh, 3), Math.Round(minutes[60].Reading!.ExportWh - minutes[0].Reading!.ExportWh, 3));
}
