using Monitoring.Analysis.Edits;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Edits;

public sealed class SpreadEditTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Hour = 3_600_000;

    [Fact]
    public void A_window_that_holds_all_of_an_entry_estimates_nothing_and_one_that_holds_a_part_does()
    {
        var day = new EditedEnergy(Start, Start + (24 * Hour), 96, null);
        Assert.Empty(Find([day], TimeSpan.FromHours(24)));
        var hours = Find([day], TimeSpan.FromHours(1));
        Assert.Equal(96, hours.Count);
        Assert.All(hours.Values, s => Assert.Equal(new SpreadDirections(true, false), s));
        Assert.Equal(7, hours[Start].Of(new LedgerInterval(default) { EnergyImportWh = 7, EnergyExportWh = 5 }));
    }

    [Fact]
    public void An_entry_across_the_edge_of_two_windows_is_an_estimate_in_both()
    {
        var across = new EditedEnergy(Start + (23 * Hour), Start + (25 * Hour), null, 8);
        Assert.Equal(8, Find([across], TimeSpan.FromHours(24), Start, Start + (48 * Hour)).Count);
    }

    [Fact]
    public void Half_an_hour_is_known_as_a_demand_window_is() =>
        Assert.Empty(Find([new(Start, Start + (Hour / 2), 1, null)], LedgerInterval.Step));

    [Fact]
    public void What_a_later_entry_covers_is_no_estimate_of_the_earlier_in_the_direction_that_it_names()
    {
        var day = new EditedEnergy(Start, Start + (24 * Hour), 96, 48);
        var found = Find([day, new(Start, Start + (Hour / 2), 3, null), new(Start + Hour, Start + (2 * Hour), null, null)], TimeSpan.FromHours(1));
        Assert.Equal(new SpreadDirections(false, true), found[Start]);
        Assert.Equal(default, found[Start + Hour]);
        Assert.Equal(new SpreadDirections(true, true), found[Start + (Hour / 2)]);
    }

    private static IReadOnlyDictionary<long, SpreadDirections> Find(EditedEnergy[] edits, TimeSpan window, long fromMs = Start, long toMs = Start + (24 * Hour)) =>
        SpreadEdits.Find(edits, at => WindowOf(at, window), fromMs, toMs);

    private static TimeRange WindowOf(DateTimeOffset at, TimeSpan length)
    {
        var from = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % length.Ticks), TimeSpan.Zero);
        return new TimeRange(from, from + length);
    }
}
