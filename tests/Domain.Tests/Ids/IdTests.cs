using Monitoring.Domain.Ids;
using Monitoring.Domain.Quantities;

namespace Monitoring.Domain.Tests.Ids;

public sealed class IdTests
{
    [Theory]
    [InlineData("shellypro3em-aabb", true)]
    [InlineData("device:1", true)]
    [InlineData("1号プレス", true)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("", false)]
    [InlineData("..", false)]
    public void A_meter_id_is_letters_digits_and_four_signs(string text, bool valid) => Assert.Equal(valid, MeterId.IsValid(text));

    [Fact]
    public void A_meter_id_is_at_most_128_characters_long()
    {
        Assert.True(MeterId.IsValid(new string('a', 128)));
        Assert.False(MeterId.IsValid(new string('a', 129)));
    }

    [Fact]
    public void A_site_id_has_no_colon() => Assert.False(SiteId.IsValid("a:b"));

    [Theory]
    [InlineData("plant 1/press", "plant-1-press")]
    [InlineData("///", "")]
    [InlineData("ok.1", "ok.1")]
    public void Foreign_text_is_made_into_an_id(string text, string id) => Assert.Equal(id, MeterId.Sanitize(text));

    [Fact]
    public void Quantity_names_are_unique_and_found_by_their_bytes_too()
    {
        Assert.Equal(QuantityCatalogue.All.Count, QuantityCatalogue.All.Select(q => q.Name).Distinct(StringComparer.Ordinal).Count());
        foreach (var quantity in QuantityCatalogue.All)
        {
            Assert.True(QuantityCatalogue.TryGet(System.Text.Encoding.UTF8.GetBytes(quantity.Name), out var found));
            Assert.Same(quantity, found);
        }
    }

    [Fact]
    public void A_phase_stands_before_the_unit()
    {
        Assert.Equal("active_power_l2_w", QuantityCatalogue.OfPhase(QuantityCatalogue.ActivePower, 2)!.Name);
        Assert.Equal("power_factor_l1", QuantityCatalogue.OfPhase(QuantityCatalogue.PowerFactor, 1)!.Name);
    }
}
