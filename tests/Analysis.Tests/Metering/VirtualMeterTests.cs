using Monitoring.Analysis.Metering;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Metering;

public sealed class VirtualMeterTests
{
    private const string Profile = """
        { "site":"demo", "main_meter":"main", "meters":[
          {"meter":"main"}, {"meter":"a","parent":"main"}, {"meter":"b","parent":"main"}, {"meter":"office","parent":"b"},
          {"meter":"hall","parent":"main","formula":[{"meter":"a"},{"meter":"b","factor":0.5},{"meter":"office","factor":-1}]},
          {"meter":"both","formula":[{"meter":"hall","factor":2},{"meter":"a"}]} ] }
        """;

    [Fact]
    public void Virtual_meters_resolve_into_real_ones_with_their_weights()
    {
        Assert.True(SiteProfileJson.TryRead(Profile, out var profile, out _));
        Assert.Equal([new("a"), new("b", 0.5), new("office", -1)], VirtualMeters.TermsOf(profile, "hall"));
        Assert.Equal([new("a", 3), new("b", 1), new("office", -2)], VirtualMeters.TermsOf(profile, "both"));
        Assert.Equal([new("main")], VirtualMeters.TermsOf(profile, "main"));
        Assert.Equal([new("unlisted")], VirtualMeters.TermsOf(profile: null, "unlisted"));
    }

    [Theory]
    [InlineData("""[{"meter":"hall"}]""", "meters[0].formula", "leads back to 'hall'")]
    [InlineData("""[{"meter":"two"}]""", "meters[0].formula", "leads back to 'hall'")]
    [InlineData("[]", "meters[0].formula", "has no term")]
    [InlineData("""[{"meter":"a","factor":0}]""", "meters[0].formula[0].factor", "must not be 0")]
    [InlineData("""[{"meter":"a b"}]""", "meters[0].formula[0].meter", "is not a meter id")]
    [InlineData("""[{"name":"a"}]""", "meters[0].formula[0].name", "is not known here")]
    [InlineData("\"a+b\"", "meters[0].formula", "must be a list")]
    public void A_formula_that_cannot_be_meant_is_refused_with_its_place(string formula, string path, string says)
    {
        var profile = $$"""{ "site":"demo", "meters":[ {"meter":"hall","formula":{{formula}}}, {"meter":"two","formula":[{"meter":"hall"}]} ] }""";
        Assert.False(SiteProfileJson.TryRead(profile, out _, out var problems));
        Assert.Contains(problems, p => p.Path == path && p.Message.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sum_exists_only_where_every_part_is_known()
    {
        var day = new DateOnly(2026, 4, 1);
        var a = new Circuit("a", [.. Series.Of(day, day.AddDays(1), _ => 10).Take(10)]);
        var b = new Circuit("b", [.. Series.Of(day, day.AddDays(1), _ => 4).Skip(4)]);
        var sum = NetEnergy.Sum([(1, a), (-0.5, b)]);
        Assert.Equal(a.Intervals.Skip(4).Select(i => i.Start), sum.Select(i => i.Start));
        Assert.All(sum, i => Assert.Equal((2000, 0, 8000.0), (i.EnergyImportWh!.Value, i.EnergyExportWh!.Value, i.MeanW!.Value)));
    }

    [Fact]
    public void A_quarter_hour_that_is_only_just_beginning_in_a_part_is_left_out()
    {
        var day = new DateOnly(2026, 4, 1);
        var whole = Series.Of(day, day.AddDays(1), _ => 10);
        var started = whole.Select((i, n) => n == 95 ? i with { EnergyImportWh = 30, Coverage = 0.01 } : i).ToList();
        Assert.Equal(95, NetEnergy.Sum([(1, new Circuit("a", whole)), (1, new Circuit("b", started))]).Count);
    }

    [Fact]
    public void A_negative_sum_stands_as_export_and_nothing_of_nothing_is_nothing()
    {
        var start = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        var reactiveOnly = new LedgerInterval(start) { ReactiveLagVarh = 5, Coverage = 1 };
        Assert.Empty(NetEnergy.Sum([(1, new Circuit("a", [reactiveOnly]))]));
        Assert.Empty(NetEnergy.Sum([]));
        var sum = Assert.Single(NetEnergy.Sum([(-2, new Circuit("a", [Series.At(start, 4)]))]));
        Assert.Equal((0, 2000, -8000.0), (sum.EnergyImportWh!.Value, sum.EnergyExportWh!.Value, sum.MeanW!.Value));
    }
}
