namespace Monitoring.Simulators.Tests.Factory.Machines;

public sealed class GeneralMachineTests
{
    [Fact]
    public void It_has_the_powers_that_its_file_says()
    {
        var bench = Bench.Of("general-machine", "idle_kw: 1, run_kw: 4, peak_kw: 9, peak_share: 0.2");
        Assert.Equal(1, bench.Kw(12, 13), 0.02);
        Assert.Equal(4, bench.Kw(9, 11), 0.05);
        Assert.InRange(bench.Seconds(9, 11).Most, 8.7, 9.3);
        Assert.Equal(0.8, bench.PowerFactor(9, 11), 3);
    }
}
