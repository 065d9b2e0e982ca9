using Monitoring.Simulators.Factory.Machines.Air;

namespace Monitoring.Simulators.Tests.Factory.Machines.Air;

public sealed class RegulatedCompressorTests
{
    private static readonly AirNet Net = new() { ReceiverM3 = 5, UnregulatedShare = 0 };

    // machines.md section 1: 174.4 kW at full flow; measured at 60, 20 and 0 %, derived between them.
    [Theory]
    [InlineData(1.0, 100)]
    [InlineData(0.8, 83)]
    [InlineData(0.6, 66)]
    [InlineData(0.4, 49)]
    [InlineData(0.31, 41.3)]
    [InlineData(0.2, 32)]
    [InlineData(0.1, 19)]
    [InlineData(0.0, 6.4)]
    public void Variable_speed_follows_the_published_curve_within_a_point(double flow, double percent)
    {
        var compressor = new VariableSpeedCompressor { Id = "c", Model = "vsd-compressor", RatedKw = 174.4, FlowM3PerMin = 28.6, RatedBar = 6.5, AlwaysOn = true, AutoStop = false };
        Assert.Equal(percent, Percent(compressor, flow), 1.0);
    }

    // About 85 % at half flow [S7]; 65 % without flow [S1].
    [Theory]
    [InlineData(1.0, 100, 1)]
    [InlineData(0.5, 85, 3)]
    [InlineData(0.0, 65, 1)]
    public void A_throttled_inlet_saves_little(double flow, double percent, double within)
    {
        var compressor = new ModulatingCompressor { Id = "c", Model = "modulating-compressor", RatedKw = 100, FlowM3PerMin = 16, RatedBar = 6.5, AlwaysOn = true, AutoStop = false };
        Assert.Equal(percent, Percent(compressor, flow), within);
    }

    [Fact]
    public void Beside_a_loaded_base_it_holds_the_pressure_and_delivers_the_rest()
    {
        var run = AirBench.Run(
            Net, 1.4 * AirBench.Published().FlowM3PerMin,
            [
                AirBench.Published("base"),
                new VariableSpeedCompressor { Id = "trim", Model = "vsd-compressor", RatedKw = 90, FlowM3PerMin = 15.5, RatedBar = 6.5, AlwaysOn = true },
            ]);
        AirBench.Mean(run, "trim", 30);
        Assert.Equal(6.5, run.Air!.Bar, 9);
        Assert.InRange(AirBench.Mean(run, "trim", 30) / 90, 0.45, 0.52); // 0.4 x 15.15 of 15.5 m3/min
        Assert.Equal(6.5, run.Air.Bar, 9);
    }

    private static double Percent(Compressor compressor, double flow)
    {
        // A hair less than full flow, or the pressure would never come up.
        var run = AirBench.Run(Net, Math.Min(flow, 0.99) * compressor.FlowM3PerMin, [compressor]);
        AirBench.Mean(run, "c", 300);
        return 100 * AirBench.Mean(run, "c", 300) / compressor.RatedKw;
    }
}
