using CsCheck;
using Monitoring.Domain.Ids;

namespace Monitoring.Domain.Tests.Ids;

public sealed class IdTests
{
    [Theory]
    [InlineData("shellypro3em-aabb", true)]
    [InlineData("device:1", true)]
    [InlineData("1号プレス", true)]
    [InlineData("が", true)]
    [InlineData("𠮷田-2", true)]
    [InlineData("a.b_c-d", true)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a,b", false)]
    [InlineData("a=b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a%2Fb", false)]
    [InlineData("a?b", false)]
    [InlineData("a#b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\0", false)]
    [InlineData("🏭", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    public void A_meter_id_is_letters_digits_and_four_signs(string text, bool valid) => Assert.Equal(valid, MeterId.IsValid(text));

    [Fact]
    public void Half_a_surrogate_pair_is_no_letter() => Assert.False(MeterId.IsValid("a\ud842"));

    [Fact]
    public void A_meter_id_is_at_most_128_characters_long()
    {
        Assert.True(MeterId.IsValid(new string('a', MeterId.MaxLength)));
        Assert.False(MeterId.IsValid(new string('a', MeterId.MaxLength + 1)));
    }

    [Theory]
    [InlineData("works-1", true)]
    [InlineData("見本製作所", true)]
    [InlineData("a:b", false)]
    [InlineData("*", false)]
    public void A_site_id_has_no_colon(string text, bool valid) => Assert.Equal(valid, SiteId.IsValid(text));

    [Theory]
    [InlineData("plant 1/press", "plant-1-press-81c478")]
    [InlineData("hall-1/shelly", "hall-1.shelly")]
    [InlineData("works/hall/shelly:1", "works.hall.shelly:1")]
    [InlineData("/leading/and/trailing/", "leading-and-trailing-4af9c4")]
    [InlineData("𠮷田 工場", "𠮷田-工場-76262e")]
    [InlineData("a\ud842", "a-c4ab78")]
    [InlineData("///", "")]
    [InlineData("..", "")]
    [InlineData("", "")]
    [InlineData("ok.1", "ok.1")]
    public void Foreign_text_is_made_into_an_id(string text, string id) => Assert.Equal(id, MeterId.Sanitize(text));

    [Fact]
    public void Whatever_the_text_the_made_id_is_valid_or_empty_and_stays_as_it_is_when_made_again() =>
        Gen.String.Sample(text =>
        {
            var id = MeterId.Sanitize(text);
            Assert.True(id.Length == 0 || MeterId.IsValid(id));
            Assert.Equal(id, MeterId.Sanitize(id));
        });

    [Fact]
    public void Texts_that_look_alike_once_cleaned_do_not_become_one_meter()
    {
        string[] names = ["line 1", "line-1", "line/1", "li.ne/1", "li/ne/1", "line//1", "line/1/", "line  1", "line 1 ", new string('x', 200), new string('x', 201)];
        Assert.Equal(names.Length, names.Select(n => MeterId.Sanitize(n)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_long_foreign_text_is_cut_between_letters_not_within_one()
    {
        var id = MeterId.Sanitize(new string('a', MeterId.MaxLength - 8) + "𠮷bcdefgh");

        Assert.StartsWith(new string('a', MeterId.MaxLength - 8) + "-", id, StringComparison.Ordinal);
        Assert.Equal(MeterId.MaxLength - 1, id.Length);
    }
}
