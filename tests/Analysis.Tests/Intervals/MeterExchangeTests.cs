using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Tests.Intervals;

/// <summary>A meter is taken out and another one put in, at 00:20 of a plant of 4 kW that is read every quarter hour.</summary>
public sealed class MeterExchangeTests
{
    private const long Quarter = 900_000;
    private static readonly long Start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly Sample[] Counter = [At(0, 7e6), At(15, 7e6 + 1000), At(30, 12_667), At(45, 13_667)];

    [Fact]
    public void With_both_readings_the_energy_over_an_exchange_is_continuous()
    {
        var intervals = Build(Counter, Exchange(7e6 + 1333, 12_000));
        Assert.Equal([1000, 1000, 1000], intervals.Select(i => i.EnergyImportWh!.Value));
        Assert.All(intervals, i => Assert.Equal((1.0, IntervalOrigin.Measured), (Math.Round(i.Coverage, 9), i.Origin)));
    }

    [Theory]
    [InlineData(7e6 + 1333, null, 333.0, 1.0 / 3)]
    [InlineData(null, 12_000.0, 667.0, 2.0 / 3)]
    [InlineData(null, null, null, null)]
    public void Without_a_reading_that_side_is_not_known(double? last, double? first, double? energy, double? coverage)
    {
        var intervals = Build(Counter, Exchange(last, first)).ToDictionary(i => i.Start.ToUnixTimeMilliseconds());
        var interval = intervals.GetValueOrDefault(Start + Quarter);
        Assert.Equal((energy, coverage), (interval?.EnergyImportWh, interval?.Coverage));
        Assert.Equal(2000, intervals.Values.Where(i => i != interval).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void Meters_before_and_after_an_exchange_are_never_compared()
    {
        // The new meter's total is a little higher: taken for one counter it would be 3 kWh.
        Sample[] close = [At(0, 7e6), At(15, 7e6 + 1000), At(30, 7e6 + 4000), At(45, 7e6 + 5000)];
        Assert.Equal(5000, Build(close, MeterFacts.None).Sum(i => i.EnergyImportWh!.Value), 6);
        Assert.Equal(2000, Build(close, Exchange(null, null)).Sum(i => i.EnergyImportWh!.Value), 6);

        // And a little lower: neither jitter nor a total that is wrong for a moment.
        Sample[] lower = [At(0, 7e6), At(15, 7e6 + 1000), At(30, 7e6 + 950), At(45, 7e6 + 1950)];
        Assert.Equal(2000, Build(lower, Exchange(null, null)).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void A_sample_of_the_very_instant_is_the_new_meters()
    {
        Sample[] counter = [At(0, 7e6), At(15, 7e6 + 1000), At(20, 12_000), At(30, 12_667), At(45, 13_667)];
        Assert.Equal(3000, Build(counter, Exchange(7e6 + 1333, 0)).Sum(i => i.EnergyImportWh!.Value), 6);
    }

    [Fact]
    public void Several_exchanges_count_in_any_order_and_other_counters_are_cut_too()
    {
        Sample[] counter = [At(0, 100_000), At(15, 101_000), At(30, 5_000), At(45, 6_000), At(60, 1_000)];
        var facts = new MeterFacts
        {
            Exchanges = [Exchanged(50, 6_200, 0), Exchanged(20, 101_500, 4_500)],
        };
        Assert.Equal(1000 + 500 + 500 + 1000 + 200 + 1000, Build(counter, facts).Sum(i => i.EnergyImportWh!.Value), 6);
        var export = IntervalBuilder.Build(new MeterSamples { EnergyExport = counter }, Start, Start + (4 * Quarter), facts);
        Assert.Equal(2000, export.Sum(i => i.EnergyExportWh ?? 0), 6);

        static MeterExchange Exchanged(int minute, double last, double first) =>
            new(Start + (minute * 60_000)) { Counters = [new(QuantityCatalogue.EnergyImport, last, first)] };
    }

    [Fact]
    public void Facts_that_cannot_be_are_refused_with_the_cure()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MeterFacts { MaxPowerW = 0 });
        Assert.StartsWith("MaxPowerW must be a positive number of watts; leave it out where it is not known.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new MeterFacts { Moduli = new Dictionary<Quantity, double> { [QuantityCatalogue.EnergyImport] = double.NaN } });
    }

    private static MeterFacts Exchange(double? last, double? first) => new()
    {
        Exchanges = [new(Start + (20 * 60_000)) { Counters = [new(QuantityCatalogue.EnergyImport, last, first)] }],
    };

    private static Sample At(int minute, double value) => new(Start + (minute * 60_000L), value);

    private static IReadOnlyList<LedgerInterval> Build(IReadOnlyList<Sample> counter, MeterFacts facts) =>
        IntervalBuilder.Build(new MeterSamples { EnergyImport = counter }, Start, counter[^1].TimeMs, facts);
}
