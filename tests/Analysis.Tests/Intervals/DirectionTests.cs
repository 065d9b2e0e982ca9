using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>Energy in and out of one meter.</summary>
public sealed class DirectionTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void Phases_that_do_not_net_count_in_both_directions_and_their_mean_is_the_difference()
    {
        // Solar power on one phase, load on another: the meter adds up phases, so both counters run in the same quarter hour.
        var samples = new MeterSamples
        {
            EnergyImport = [At(0, 62_325), At(1, 62_825), At(2, 63_325)],
            EnergyExport = [At(0, 3_824_907), At(1, 3_825_207), At(2, 3_825_907)],
        };
        var intervals = IntervalBuilder.Build(samples, Start, Start + (2 * Quarter));
        Assert.Equal([(500.0, 300.0, 800.0), (500, 700, -800)], intervals.Select(i => (i.EnergyImportWh!.Value, i.EnergyExportWh!.Value, i.MeanW!.Value)));

        // Least and greatest power cannot be told from two counters that run against one another.
        Assert.All(intervals, i => Assert.Null(i.MaxW));
    }

    [Fact]
    public void An_export_counter_that_is_reset_is_judged_by_negative_power()
    {
        Sample[] export = [At(0, 9e5), At(1, 9e5 + 1000), At(2, 990), At(3, 1990)];
        var samples = new MeterSamples
        {
            EnergyImport = [.. export.Select((_, i) => At(i, 5e6))],
            EnergyExport = export,
            ActivePower = [.. export.Select((_, i) => At(i, -4000))],
        };
        var intervals = IntervalBuilder.Build(samples, Start, Start + (3 * Quarter));
        Assert.Equal([1000, 990, 1000], intervals.Select(i => i.EnergyExportWh!.Value));
        Assert.All(intervals, i => Assert.Equal((0.0, IntervalOrigin.Measured), (i.EnergyImportWh!.Value, i.Origin)));
    }

    [Fact]
    public void A_counter_that_mixes_both_directions_gives_import_less_what_was_returned()
    {
        Sample[] both = [At(0, 10_000), At(1, 10_900), At(2, 11_500), At(3, 12_000)];
        Sample[] returned = [At(3, 1_300), At(0, 1_000), At(1, 1_100)];
        var import = MixedDirections.ImportOf([.. both.Reverse()], returned);
        Assert.Equal([At(0, 9_000), At(1, 9_800), At(3, 10_700)], import);
        var intervals = IntervalBuilder.Build(new MeterSamples { EnergyImport = import, EnergyExport = returned }, Start, Start + (3 * Quarter));
        Assert.Equal((1700.0, 300.0), (intervals.Sum(i => i.EnergyImportWh!.Value), intervals.Sum(i => i.EnergyExportWh!.Value)));
    }

    private static Sample At(int quarter, double value) => new(Start + (quarter * Quarter), value);
}
