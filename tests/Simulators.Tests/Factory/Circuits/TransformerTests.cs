using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Tests.Factory.Circuits;

public sealed class TransformerTests
{
    // machines.md section 9, pandapower's standard types; the last is the 10/0.4 kV one, given by the file.
    [Theory]
    [InlineData(250, 0.80, 0.80, 3.6)]
    [InlineData(400, 1.35, 1.35, 5.7)]
    [InlineData(630, 1.65, 1.65, 7.6)]
    public void A_published_rating_has_the_published_losses(double kva, double noLoad, double kvar, double loadLoss)
    {
        var transformer = new Transformer { Kva = kva };
        Assert.Equal(noLoad, transformer.LossAt(default).Kw, 9);
        Assert.Equal(kvar, transformer.LossAt(default).Kvar, 0.01);
        Assert.Equal(noLoad + loadLoss, transformer.LossAt(Load(kva)).Kw, 9);
    }

    [Fact]
    public void At_40_percent_630_kVA_lose_2_87_kW_and_without_load_14_454_kWh_in_a_year()
    {
        var transformer = new Transformer { Kva = 630 };
        Assert.Equal(2.87, transformer.LossAt(Load(0.4 * 630)).Kw, 0.005);
        Assert.Equal(14454, transformer.LossAt(default).Kw * 8760, 0.5);
    }

    [Fact]
    public void What_the_file_says_goes_before_the_type()
    {
        var transformer = new Transformer { Kva = 630, NoLoadKw = 1.18, LoadLossKw = 6.8 };
        Assert.Equal(1.18 + 6.8, transformer.LossAt(Load(630)).Kw, 9);
    }

    [Fact]
    public void A_rating_between_the_types_loses_more_than_the_smaller_and_less_than_the_larger()
    {
        var loss = new Transformer { Kva = 315 }.LossAt(Load(315)).Kw;
        Assert.InRange(loss, 4.4, 7.05);
    }

    [Fact]
    public void An_unbalanced_load_loses_more_than_a_balanced_one()
    {
        var transformer = new Transformer { Kva = 400 };
        var balanced = PhaseEnergy.Of(new Level(200, 0), [1.0 / 3, 1.0 / 3, 1.0 / 3]);
        var unbalanced = PhaseEnergy.Of(new Level(200, 0), [0.6, 0.2, 0.2]);
        Assert.True(transformer.LossAt(unbalanced).Kw > transformer.LossAt(balanced).Kw);
    }

    private static PhaseEnergy Load(double kva) => PhaseEnergy.Balanced(new Level(0.8 * kva, 0.6 * kva));
}
