using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Windows;

public sealed class WindowTotalTests
{
    private static readonly SiteZone Berlin = SiteZone.Of("Europe/Berlin");

    [Fact]
    public void The_days_of_clock_changes_hold_92_and_100_quarter_hours()
    {
        foreach (var (date, quarters) in ((DateOnly, int)[])[(new(2026, 3, 29), 92), (new(2026, 10, 25), 100)])
        {
            var days = new TimeRange(Berlin.StartOfDay(date.AddDays(-1)), Berlin.StartOfDay(date.AddDays(2)));
            var intervals = Quarters(days).ToList();
            var totals = WindowTotal.Of(intervals, LocalWindows.Days(days, Berlin));
            Assert.Equal([9600.0, quarters * 100, 9600], totals.Select(t => t.EnergyImportWh));
            Assert.All(totals, t => Assert.Equal((1.0, 1.0, 400.0), (t.Coverage, t.KnownShare, t.MeanW!.Value)));
        }
    }

    [Fact]
    public void A_window_tells_how_much_of_it_is_known_and_where_its_energy_comes_from()
    {
        var day = LocalWindows.Day(new DateOnly(2026, 1, 5), Berlin);
        var intervals = Quarters(day).Select((i, n) => n switch
        {
            < 24 => i,
            < 48 => i with { Origin = IntervalOrigin.CounterAcrossGap, Coverage = 0 },
            < 60 => i with { Origin = IntervalOrigin.IntegratedFromPower, EnergyImportWh = 50, EnergyExportWh = 50 },
            _ => null,
        }).OfType<LedgerInterval>().ToList();
        var total = Assert.Single(WindowTotal.Of(intervals, [day]));
        Assert.Equal((5400.0, 600.0), (total.EnergyImportWh!.Value, total.EnergyExportWh!.Value));
        Assert.Equal((36 / 96.0, 60 / 96.0, 4800 / 15.0), (total.Coverage, total.KnownShare, total.MeanW!.Value));
        Assert.Equal(
            [0.4, 0.4, 0.2, 0.0],
            Enum.GetValues<IntervalOrigin>().Select(o => Math.Round(total.ShareOf(o)!.Value, 9)));
    }

    [Fact]
    public void A_window_of_which_nothing_is_known_has_no_energy_and_not_0()
    {
        var days = new TimeRange(Berlin.StartOfDay(new DateOnly(2026, 1, 5)), Berlin.StartOfDay(new DateOnly(2026, 1, 8)));
        var intervals = Quarters(days).Where(i => Berlin.DateOf(i.Start).Day != 6).ToList();
        var totals = WindowTotal.Of(intervals, LocalWindows.Days(days, Berlin));
        Assert.Equal([9600.0, null, 9600], totals.Select(t => t.EnergyImportWh));
        Assert.Equal((0.0, null, null, null), (totals[1].Coverage, totals[1].MeanW, totals[1].EnergyExportWh, totals[1].ShareOf(IntervalOrigin.Measured)));
    }

    [Fact]
    public void Windows_of_every_length_add_up_to_the_same_energy()
    {
        var months = new TimeRange(Berlin.StartOfDay(new DateOnly(2026, 2, 1)), Berlin.StartOfDay(new DateOnly(2026, 12, 1)));
        var intervals = Quarters(months).ToList();
        foreach (var windows in (IEnumerable<TimeRange>[])
            [LocalWindows.Months(months, Berlin), LocalWindows.Days(months, Berlin), LocalWindows.Demands(months, Berlin, 60)])
        {
            Assert.Equal(intervals.Count * 100.0, WindowTotal.Of(intervals, windows).Sum(t => t.EnergyImportWh!.Value), 3);
        }
    }

    private static IEnumerable<LedgerInterval> Quarters(TimeRange span)
    {
        for (var at = span.From; at < span.To; at += LedgerInterval.Step)
        {
            yield return new LedgerInterval(at) { EnergyImportWh = 100, MeanW = 400, Coverage = 1 };
        }
    }
}
