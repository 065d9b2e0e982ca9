using CsCheck;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Edits;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Edits;

public sealed class EditRuleTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Step = LedgerInterval.StepMs;

    [Fact]
    public void However_an_energy_is_spread_its_shares_add_up_to_the_last_printed_digit() =>
        Gen.Select(Gen.Int[0, 2_000_000_000], Gen.Int[1, 3000]).Sample((milliWh, quarters) =>
        {
            var energy = milliWh / 1000.0;
            var shares = Enumerable.Range(0, quarters).Select(i => EditRules.Share(energy, i, quarters)).ToList();
            Assert.All(shares, s => Assert.InRange(s, (energy / quarters) - 2e-6, (energy / quarters) + 2e-6));
            Assert.All(shares, s => Assert.True(s >= 0));
            Assert.Equal(energy, shares.Sum(), 6);
        });

    [Fact]
    public void An_entry_stands_in_place_of_what_was_calculated_and_keeps_what_it_does_not_name()
    {
        var calculated = new LedgerInterval(At(0)) { EnergyImportWh = 5, EnergyExportWh = 3, MinW = 1, MaxW = 90, ReactiveLagVarh = 2, Coverage = 0.4 };
        var edited = Assert.Single(EditRules.Apply([calculated], [new(Start, Start + Step, 100, null)], Start, Start + Step));
        Assert.Equal(
            new LedgerInterval(At(0)) { EnergyImportWh = 100, EnergyExportWh = 3, MeanW = 388, ReactiveLagVarh = 2, Coverage = 1, Origin = IntervalOrigin.Edited }, edited);
    }

    [Fact]
    public void Of_two_entries_the_later_made_stands_quarter_by_quarter_and_an_unknown_one_takes_the_interval_out()
    {
        var edits = new EditedEnergy[] { new(Start, Start + (4 * Step), 400, null), new(Start + Step, Start + (2 * Step), 7, null), new(Start + (3 * Step), Start + (4 * Step), null, null) };
        Assert.Equal([100.0, 7, 100], EditRules.Apply([], edits, Start, Start + (8 * Step)).Select(i => i.EnergyImportWh!.Value));
        Assert.Equal([7.0], EditRules.Apply([], edits, Start + Step, Start + (2 * Step)).Select(i => i.EnergyImportWh!.Value));
    }

    [Fact]
    public void Of_each_direction_the_later_made_entry_stands_and_keeps_the_other()
    {
        var calculated = new LedgerInterval(At(0)) { EnergyImportWh = 5, EnergyExportWh = 3, Coverage = 0.4 };
        var import = new EditedEnergy(Start, Start + Step, 100, null);
        var export = new EditedEnergy(Start, Start + Step, null, 40);
        foreach (var edits in (EditedEnergy[][])[[import, export], [export, import], [import, export, import]])
        {
            var edited = Assert.Single(EditRules.Apply([calculated], edits, Start, Start + Step));
            Assert.Equal((100, 40, 240, 1), (edited.EnergyImportWh, edited.EnergyExportWh, edited.MeanW, edited.Coverage));
        }

        var after = Assert.Single(EditRules.Apply([calculated], [import, new(Start, Start + Step, null, null), export], Start, Start + Step));
        Assert.Equal((null, 40), (after.EnergyImportWh, after.EnergyExportWh));
    }

    [Fact]
    public void A_quarter_hour_is_covered_when_each_direction_that_was_entered_is()
    {
        var hour = new EditedEnergy(Start, Start + (4 * Step), 400, null);
        var feedIn = new EditedEnergy(Start, Start + Step, null, 40);
        Assert.Equal(0, EditRules.Apply([], [hour, feedIn], Start, Start + Step)[0].Coverage);
        Assert.Equal(1, EditRules.Apply([], [hour, feedIn, new(Start, Start + Step, 90, null)], Start, Start + Step)[0].Coverage);
    }

    [Fact]
    public void A_half_hour_is_covered_and_gives_a_demand_and_an_hour_is_known_in_sum_only()
    {
        var half = EditRules.Apply([], [new(Start, Start + (2 * Step), 1000, null)], Start, Start + (2 * Step));
        var hour = EditRules.Apply([], [new(Start, Start + (4 * Step), 1000, null)], Start, Start + (4 * Step));
        Assert.All(half, i => Assert.Equal((1, 1, false), (i.Coverage, i.KnownShare, i.IsSpreadEntry)));
        Assert.All(hour, i => Assert.Equal((0, 1, true), (i.Coverage, i.KnownShare, i.IsSpreadEntry)));
        var zone = SiteZone.Of("Asia/Tokyo");
        Assert.Equal(2000, Assert.Single(PastWindow.Of(half, zone, 30)).DemandW, 6);
        Assert.Empty(PastWindow.Of(hour, zone, 30));
    }

    private static DateTimeOffset At(int quarter) => DateTimeOffset.FromUnixTimeMilliseconds(Start + (quarter * Step));
}
