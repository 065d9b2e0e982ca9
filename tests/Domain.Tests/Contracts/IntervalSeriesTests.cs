using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Domain.Tests.Contracts;

public sealed class IntervalSeriesTests
{
    private static readonly LedgerInterval Interval = new(new DateTimeOffset(2026, 1, 5, 0, 15, 0, TimeSpan.Zero))
    {
        EnergyImportWh = 250, MeanW = 1000, Coverage = 1, Origin = IntervalOrigin.CounterAcrossGap,
    };

    [Fact]
    public void Intervals_survive_the_way_through_json()
    {
        var json = JsonSerializer.Serialize(IntervalSeries.From("s", "m", [Interval]));
        Assert.Equal([Interval], JsonSerializer.Deserialize<IntervalSeries>(json)!.ToIntervals());
    }

    [Fact]
    public void The_json_has_the_documented_names_and_null_for_what_is_not_known()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(IntervalSeries.From("s", "m", [Interval])));
        Assert.Equal(
            ["site", "meter", "step", "start", "energy_import_wh", "energy_export_wh", "mean_w", "min_w", "max_w", "reactive_lag_varh", "reactive_lead_varh", "coverage", "origin"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("energy_export_wh")[0].ValueKind);
        Assert.Equal("counter_across_gap", json.RootElement.GetProperty("origin")[0].GetString());
    }
}
