using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Domain.Tests.Contracts;

public sealed class IntervalSeriesTests
{
    private static readonly LedgerInterval Full = new(new DateTimeOffset(2026, 1, 5, 0, 15, 0, TimeSpan.Zero))
    {
        EnergyImportWh = 250, EnergyExportWh = 1, MeanW = 1000, MinW = 900, MaxW = 1100, ReactiveLagVarh = 30, ReactiveLeadVarh = 4,
        Coverage = 1, Origin = IntervalOrigin.Measured,
    };

    private static readonly LedgerInterval Sparse = new(Full.End) { EnergyImportWh = 0, Coverage = 0.25, Origin = IntervalOrigin.CounterAcrossGap };

    [Fact]
    public void Intervals_survive_the_way_through_json()
    {
        var json = JsonSerializer.Serialize(IntervalSeries.From("s", "m", [Full, Sparse]));

        Assert.Equal([Full, Sparse], JsonSerializer.Deserialize<IntervalSeries>(json)!.ToIntervals());
    }

    [Fact]
    public void The_json_is_the_documented_one()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(IntervalSeries.From("works", "press-1", [Full, Sparse])));
        using var expected = JsonDocument.Parse(
            """
            {"site":"works","meter":"press-1","step":"PT15M","start":["2026-01-05T00:15:00+00:00","2026-01-05T00:30:00+00:00"],
             "energy_import_wh":[250,0],"energy_export_wh":[1,null],"mean_w":[1000,null],"min_w":[900,null],"max_w":[1100,null],
             "reactive_lag_varh":[30,null],"reactive_lead_varh":[4,null],"coverage":[1,0.25],"origin":["measured","counter_across_gap"],"corrections":[]}
            """);

        Assert.True(JsonElement.DeepEquals(expected.RootElement, json.RootElement), json.RootElement.GetRawText());
        Assert.Equal(
            ["site", "meter", "step", "start", "energy_import_wh", "energy_export_wh", "mean_w", "min_w", "max_w", "reactive_lag_varh", "reactive_lead_varh", "coverage", "origin", "corrections"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void A_span_without_intervals_is_empty_arrays() =>
        Assert.Empty(JsonSerializer.Deserialize<IntervalSeries>(JsonSerializer.Serialize(IntervalSeries.From("s", "m", [])))!.ToIntervals());

    [Fact]
    public void Starts_with_another_offset_are_read_as_the_same_moment_in_UTC()
    {
        var json = JsonSerializer.Serialize(IntervalSeries.From("s", "m", [Full]));

        var interval = JsonSerializer.Deserialize<IntervalSeries>(json.Replace("00:15:00+00:00", "09:15:00+09:00", StringComparison.Ordinal))!.ToIntervals()[0];

        Assert.Equal((Full.Start, TimeSpan.Zero), (interval.Start, interval.Start.Offset));
    }

    [Theory]
    [InlineData(IntervalOrigin.Measured, "measured")]
    [InlineData(IntervalOrigin.CounterAcrossGap, "counter_across_gap")]
    [InlineData(IntervalOrigin.IntegratedFromPower, "integrated_from_power")]
    [InlineData(IntervalOrigin.Edited, "edited")]
    public void An_origin_has_one_word_both_ways(IntervalOrigin origin, string word)
    {
        Assert.Equal(word, OriginWords.Of(origin));
        Assert.Equal(origin, OriginWords.Parse(word));
    }

    [Fact]
    public void Every_origin_has_a_word_and_an_unknown_word_is_an_error()
    {
        Assert.All(Enum.GetValues<IntervalOrigin>(), origin => Assert.Equal(origin, OriginWords.Parse(OriginWords.Of(origin))));
        Assert.Throws<FormatException>(() => OriginWords.Parse("Measured"));
        Assert.Throws<ArgumentOutOfRangeException>(() => OriginWords.Of((IntervalOrigin)99));
    }
}
