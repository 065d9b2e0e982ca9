using Monitoring.Domain.Quantities;
using Monitoring.Simulators.Replay.Reading;

namespace Monitoring.Simulators.Tests.Replay;

public sealed class ColumnMapTests
{
    [Theory]
    [InlineData("Usage=energy_import_wh:kwh-per-interval", ColumnKind.PerInterval, 1000)]
    [InlineData("Usage=energy_import_wh:per-interval*1000", ColumnKind.PerInterval, 1000)]
    [InlineData("a=b=active_power_w:kw", ColumnKind.Value, 1000)]
    [InlineData("counter=energy_import_wh:mwh*-1", ColumnKind.Value, -1e6)]
    [InlineData("kWh=active_power_w:mean-rate*1000", ColumnKind.MeanRate, 1000)]
    public void A_mapping_says_what_a_cell_is_and_its_unit(string text, ColumnKind kind, double scale)
    {
        var map = ColumnMap.Parse(text);
        Assert.Equal(kind, map.Kind);
        Assert.Equal(scale, map.Scale);
    }

    [Fact]
    public void An_energy_becomes_power_and_an_asked_for_mean_is_not_added_to_it()
    {
        Assert.Equal((QuantityCatalogue.ActivePower, 1), ColumnMap.Parse("a=energy_import_wh:wh-per-interval").Rate);
        Assert.Equal((QuantityCatalogue.ReactivePower, -1), ColumnMap.Parse("a=reactive_energy_lead_varh:kvarh-per-interval").Rate);
        Assert.Null(ColumnMap.Parse("a=energy_import_wh:wh").Rate);
    }

    [Theory]
    [InlineData("kwh", "there is no '='")]
    [InlineData("kwh=horse_power", "'horse_power' is not a quantity")]
    [InlineData("kwh=active_power_w:sometimes", "'sometimes' is not a known unit")]
    [InlineData("kwh=active_power_w:kwh", "does not fit active_power_w, which is in W")]
    [InlineData("kwh=active_power_w:per-interval", "not a counter")]
    [InlineData("kwh=energy_import_wh:mean-rate", "not a gauge")]
    [InlineData("kwh=active_power_w*x", "'x' is not a scale")]
    [InlineData("kwh=active_power_w*0", "'0' is not a scale")]
    public void A_bad_mapping_is_refused_with_the_cause_and_the_form(string text, string cause)
    {
        var message = Assert.Throws<FormatException>(() => ColumnMap.Parse(text)).Message;
        Assert.Contains(cause, message, StringComparison.Ordinal);
        Assert.Contains("COLUMN=quantity", message, StringComparison.Ordinal);
    }
}
