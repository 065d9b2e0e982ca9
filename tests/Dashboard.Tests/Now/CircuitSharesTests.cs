using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Now;

public sealed class CircuitSharesTests
{
    [Fact]
    public void The_five_largest_are_named_and_the_rest_closes_the_sum()
    {
        var shares = CircuitShares.Of(SampleNow.Of(
            mainKw: 300, circuits: [("c1", 10), ("c2", 60), ("c3", 50), ("c4", 40), ("c5", 30), ("c6", 20), ("c7", 5)]));

        Assert.Equal(["c2", "c3", "c4", "c5", "c6", null], shares.Bars.Select(b => b.Meter));
        Assert.Equal(300, shares.Bars.Sum(b => b.Kw!.Value), 6);
        Assert.Equal(1, shares.Bars.Sum(b => b.Share!.Value), 6);
        Assert.False(shares.PartlyMissing);
    }

    [Fact]
    public void The_rest_is_as_old_as_what_it_is_computed_from()
    {
        var shares = CircuitShares.Of(SampleNow.Of(mainKw: 300, age: TimeSpan.FromSeconds(90), circuits: [("c1", 60), ("c2", 50)]));
        Assert.All(shares.Bars, b => Assert.Equal(Freshness.Aging, b.Freshness));
    }

    [Fact]
    public void A_silent_circuit_has_no_power_but_its_last_value_and_the_sum_is_marked()
    {
        var now = SampleNow.Of(mainKw: 300, circuits: [("c1", 60), ("c2", 50)]);
        var stale = now.Live.Meters["c2"] with
        {
            Values = new Dictionary<string, Monitoring.Domain.Contracts.LatestValue> { ["active_power_w"] = new(now.Now.AddMinutes(-10), 50_000) },
        };
        var meters = new Dictionary<string, Monitoring.Domain.Contracts.LatestValues>(now.Live.Meters) { ["c2"] = stale };

        var shares = CircuitShares.Of(now with { Live = now.Live with { Meters = meters } });

        var silent = shares.Bars.Single(b => b.Meter == "c2");
        Assert.Null(silent.Kw);
        Assert.Equal(Freshness.Stale, silent.Freshness);
        Assert.Equal(50_000, silent.Last!.Value);
        Assert.True(shares.PartlyMissing);
    }

    [Fact]
    public void When_the_supply_is_silent_the_rest_is_not_known()
    {
        var now = SampleNow.Of(mainKw: 300, circuits: [("c1", 60)]);
        var meters = new Dictionary<string, Monitoring.Domain.Contracts.LatestValues>(now.Live.Meters)
        {
            ["main"] = now.Live.Meters["main"] with
            {
                Values = new Dictionary<string, Monitoring.Domain.Contracts.LatestValue> { ["active_power_w"] = new(now.Now.AddMinutes(-10), 300_000) },
            },
        };

        var shares = CircuitShares.Of(now with { Live = now.Live with { Meters = meters } });

        Assert.Equal(60, shares.Bars[0].Kw);
        Assert.Null(shares.Bars[0].Share);
        Assert.Null(shares.Bars[^1].Kw);
    }

    [Fact]
    public void A_site_with_only_a_main_meter_has_no_bars() => Assert.Empty(CircuitShares.Of(SampleNow.Of()).Bars);

    [Fact]
    public void Meters_that_the_profile_does_not_place_are_listed_instead_of_denied()
    {
        var shares = CircuitShares.Of(SampleNow.Of(mainKw: 100, circuits: [("c1", 20), ("sub-b", 9), ("sub-a", 8)]));

        Assert.Equal(["c1", null], shares.Bars.Select(b => b.Meter));
        Assert.Equal(["sub-a", "sub-b"], shares.Unplaced);
        Assert.Empty(shares.Powerless);
    }

    [Fact]
    public void A_circuit_that_counts_energy_only_is_listed_without_a_bar()
    {
        var now = SampleNow.Of(mainKw: 100, circuits: [("c1", 20)]);
        var counter = now.Live.Meters["c1"] with
        {
            Values = new Dictionary<string, Monitoring.Domain.Contracts.LatestValue> { ["energy_import_wh"] = new(now.Now, 50_000) },
        };
        var meters = new Dictionary<string, Monitoring.Domain.Contracts.LatestValues>(now.Live.Meters) { ["c1"] = counter };

        var shares = CircuitShares.Of(now with { Live = now.Live with { Meters = meters } });

        Assert.Empty(shares.Bars);
        Assert.Equal([now.Site.NameOf("c1")], shares.Powerless);
    }

    [Fact]
    public void Without_a_tree_every_other_meter_is_a_circuit()
    {
        var shares = CircuitShares.Of(SampleNow.Of(SampleNow.Site(tree: false), mainKw: 100, circuits: [("x", 60)]));
        Assert.Equal(["x", null], shares.Bars.Select(b => b.Meter));
    }
}
