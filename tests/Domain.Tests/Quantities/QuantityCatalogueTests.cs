using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Domain.Quantities;

namespace Monitoring.Domain.Tests.Quantities;

public sealed partial class QuantityCatalogueTests
{
    [Fact]
    public void Names_are_unique_lower_case_and_safe_in_line_protocol_and_urls()
    {
        var names = QuantityCatalogue.All.Select(q => q.Name).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, name => Assert.Matches(PlainName(), name));
    }

    [Fact]
    public void Every_quantity_is_found_by_its_name_in_characters_and_in_bytes()
    {
        foreach (var quantity in QuantityCatalogue.All)
        {
            Assert.True(QuantityCatalogue.TryGet(quantity.Name, out var byChars));
            Assert.Same(quantity, byChars);
            Assert.True(QuantityCatalogue.TryGet(Encoding.UTF8.GetBytes(quantity.Name), out var byBytes));
            Assert.Same(quantity, byBytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("active_power_W")]
    [InlineData("active_power_w ")]
    [InlineData("active_power")]
    [InlineData("active_power_l4_w")]
    public void A_name_must_match_to_the_letter(string name)
    {
        Assert.False(QuantityCatalogue.TryGet(name, out _));
        Assert.False(QuantityCatalogue.TryGet(Encoding.UTF8.GetBytes(name), out _));
    }

    [Fact]
    public void The_index_is_the_position_in_the_list() =>
        Assert.Equal(Enumerable.Range(0, QuantityCatalogue.All.Count), QuantityCatalogue.All.Select(q => q.Index));

    [Fact]
    public void The_names_of_the_design_are_there()
    {
        string[] promised =
        [
            "active_power_w", "active_power_l1_w", "voltage_l1_v", "current_l1_a", "power_factor", "reactive_power_var", "frequency_hz",
            "energy_import_wh", "energy_export_wh", "reactive_energy_lag_varh", "reactive_energy_lead_varh", "temperature_c", "pressure_pa",
            "air_flow_m3h", "gas_volume_m3", "water_volume_m3", "pulse_count", "production_count", "state",
        ];
        Assert.All(promised, name => Assert.True(QuantityCatalogue.TryGet(name, out _), name));
    }

    [Theory]
    [InlineData("active_power_w", 2, "active_power_l2_w")]
    [InlineData("power_factor", 1, "power_factor_l1")]
    [InlineData("energy_import_wh", 3, "energy_import_l3_wh")]
    [InlineData("active_power_w", 0, null)]
    [InlineData("active_power_w", 4, null)]
    [InlineData("gas_volume_m3", 1, null)]
    [InlineData("active_power_l1_w", 2, null)]
    public void A_phase_stands_before_the_unit(string name, int phase, string? expected)
    {
        Assert.True(QuantityCatalogue.TryGet(name, out var total));
        Assert.Equal(expected, QuantityCatalogue.OfPhase(total, phase)?.Name);
    }

    [Fact]
    public void A_phase_has_the_kind_and_unit_of_its_total()
    {
        foreach (var total in QuantityCatalogue.All)
        {
            foreach (var phase in Enumerable.Range(1, 3).Select(p => QuantityCatalogue.OfPhase(total, p)).OfType<Quantity>())
            {
                Assert.Equal((total.Kind, total.Unit), (phase.Kind, phase.Unit));
            }
        }
    }

    [Fact]
    public void Energy_and_volumes_are_counters_and_levels_are_gauges()
    {
        var counters = QuantityCatalogue.All.Where(q => q.Kind == QuantityKind.Counter).Select(q => q.Unit).Distinct(StringComparer.Ordinal);
        Assert.Equal(["", "Wh", "m3", "varh"], counters.Order(StringComparer.Ordinal));
        Assert.Equal([QuantityCatalogue.State], QuantityCatalogue.All.Where(q => q.Kind == QuantityKind.State));
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*[a-z0-9]$", RegexOptions.None, 1000)]
    private static partial Regex PlainName();
}
