using System.Text.Json.Serialization;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Reading;

/// <summary>Quarter hours of a counter that is not part of the energy ledger, e.g. gas, as parallel arrays.</summary>
public sealed record CounterIntervals(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("quantity")] string Quantity,
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("start")] IReadOnlyList<DateTimeOffset> Start,
    [property: JsonPropertyName("delta")] IReadOnlyList<double> Delta,
    [property: JsonPropertyName("coverage")] IReadOnlyList<double> Coverage,
    [property: JsonPropertyName("origin")] IReadOnlyList<string> Origin)
{
    internal static CounterIntervals From(string site, string meter, string quantity, IReadOnlyList<CounterInterval> intervals) => new(
        site,
        meter,
        quantity,
        "PT15M",
        [.. intervals.Select(i => i.Start)],
        [.. intervals.Select(i => i.Delta)],
        [.. intervals.Select(i => i.Coverage)],
        [.. intervals.Select(i => OriginWords.Of(i.Origin))]);
}

/// <summary>Quarter hours of a gauge, e.g. temperature, as parallel arrays.</summary>
public sealed record GaugeIntervals(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("quantity")] string Quantity,
    [property: JsonPropertyName("step")] string Step,
    [property: JsonPropertyName("start")] IReadOnlyList<DateTimeOffset> Start,
    [property: JsonPropertyName("mean")] IReadOnlyList<double> Mean,
    [property: JsonPropertyName("min")] IReadOnlyList<double> Min,
    [property: JsonPropertyName("max")] IReadOnlyList<double> Max,
    [property: JsonPropertyName("coverage")] IReadOnlyList<double> Coverage,
    [property: JsonPropertyName("origin")] IReadOnlyList<string> Origin)
{
    internal static GaugeIntervals From(string site, string meter, string quantity, IReadOnlyList<GaugeInterval> intervals) => new(
        site,
        meter,
        quantity,
        "PT15M",
        [.. intervals.Select(i => i.Start)],
        [.. intervals.Select(i => i.Mean)],
        [.. intervals.Select(i => i.Min)],
        [.. intervals.Select(i => i.Max)],
        [.. intervals.Select(i => i.Coverage)],
        [.. intervals.Select(_ => "measured")]);
}
