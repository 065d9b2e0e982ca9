using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Ledger;

namespace Monitoring.Ingestor.Tests.Ledger;

public sealed class AffectedSpanTests
{
    [Fact]
    public void A_new_counter_reading_reaches_to_its_two_neighbours()
    {
        var growing = Of(QuantityCatalogue.EnergyImport, [.. Enumerable.Range(10, 90).Select(i => (i * 900_000L, i * 1000.0))]);
        Assert.Equal((98 * 900_000L, (99 * 900_000L) + 1), AffectedSpan.Of(growing, 99 * 900_000L, 99 * 900_000L));
        growing[QuantityCatalogue.EnergyImport] = [.. growing[QuantityCatalogue.EnergyImport], new Sample((99 * 900_000) + 200_000, 99_100)];
        Assert.Equal((98 * 900_000L, (99 * 900_000L) + 200_000), AffectedSpan.Of(growing, 99 * 900_000L, 99 * 900_000L));
    }

    [Fact]
    public void A_late_counter_reading_may_correct_another_and_reaches_as_far_as_that_did()
    {
        var growing = Of(QuantityCatalogue.EnergyImport, [.. Enumerable.Range(10, 90).Select(i => (i * 900_000L, i * 1000.0))]);
        Assert.Equal((29 * 900_000L, 71 * 900_000L), AffectedSpan.Of(growing, 50 * 900_000L, 50 * 900_000L));
    }

    [Fact]
    public void A_power_that_is_held_into_the_next_quarter_reaches_there()
    {
        var samples = Of(QuantityCatalogue.ActivePower, (0, 1), (600_000, 2));
        samples[QuantityCatalogue.EnergyImport] = [new Sample(0, 5), new Sample(5_000_000, 6)];
        Assert.Equal((0L, 1_500_000L), AffectedSpan.Of(samples, 600_000, 600_000));
    }

    [Fact]
    public void A_quantity_without_a_new_reading_reaches_nowhere()
    {
        var span = AffectedSpan.Of(Of(QuantityCatalogue.EnergyExport, (0, 2), (90_000_000, 3)), 50_000_000, 50_000_000);
        Assert.Equal((50_000_000L, 50_000_001L), span);
    }

    [Fact]
    public void Near_a_decrease_further_neighbours_are_drawn_in()
    {
        var falling = Of(QuantityCatalogue.EnergyImport, [.. Enumerable.Range(0, 20).Select(i => (i * 900_000L, i == 11 ? 9.5 : i))]);
        var span = AffectedSpan.Of(falling, 9_000_000, 9_000_000);
        Assert.True(span.FromMs <= 6 * 900_000 && span.ToMs >= 13 * 900_000);
    }

    [Fact]
    public void A_power_held_over_the_new_reading_is_drawn_in()
    {
        var span = AffectedSpan.Of(Of(QuantityCatalogue.ActivePower, (0, 1)), 600_000, 600_000);
        Assert.Equal(0, span.FromMs);
    }

    private static Dictionary<Quantity, IReadOnlyList<Sample>> Of(Quantity quantity, params (long TimeMs, double Value)[] samples) =>
        new() { [quantity] = [.. samples.Select(s => new Sample(s.TimeMs, s.Value))] };
}
