using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;

namespace Monitoring.Domain.Tests.Contracts;

public sealed class OtherContractsTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Readings_have_min_and_max_only_when_they_are_aggregated()
    {
        Assert.Equal(
            """{"site":"s","meter":"m","quantity":"active_power_w","time":["2026-01-05T00:00:00+00:00"],"value":[1.5]}""",
            Unescaped(new ReadingSeries("s", "m", "active_power_w", [Time], [1.5])));
        Assert.EndsWith(
            """ "value":[1.5],"min":[1],"max":[2]}""".TrimStart(), Unescaped(new ReadingSeries("s", "m", "active_power_w", [Time], [1.5], [1], [2])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_error_names_refused_lines_only_where_there_are_some()
    {
        Assert.Equal("""{"code":"unauthorized","message":"no"}""", Unescaped(new WriteError("unauthorized", "no")));
        Assert.Equal(
            """{"code":"invalid","message":"1 line refused","refused":[{"line":2,"text":"x","reason":"missing fields"}]}""",
            Unescaped(new WriteError("invalid", "1 line refused", [new RefusedLine(2, "x", "missing fields")])));
    }

    [Fact]
    public void Latest_values_stand_under_their_quantity()
    {
        var latest = new LatestValues("s", "m", null, new Dictionary<string, LatestValue> { ["active_power_w"] = new(Time, 2) });

        Assert.Equal(
            """{"site":"s","meter":"m","interval_seconds":null,"values":{"active_power_w":{"time":"2026-01-05T00:00:00+00:00","value":2}}}""",
            Unescaped(latest));
    }

    [Fact]
    public void Sites_and_meters_use_the_documented_names()
    {
        Assert.Equal("""{"site":"s","name":"S","time_zone":"Asia/Tokyo"}""", Unescaped(new SiteInfo("s", "S", "Asia/Tokyo")));
        Assert.Equal(
            """{"site":"s","meter":"m","quantities":["state"],"first_reading":null,"last_reading":"2026-01-05T00:00:00+00:00","interval_seconds":5}""",
            Unescaped(new MeterInfo("s", "m", ["state"], null, Time, 5)));
    }

    // Two spellings of the same JSON text: '+' may be written as an escape.
    private static string Unescaped<T>(T value) => JsonSerializer.Serialize(value).Replace("\\u002B", "+", StringComparison.Ordinal);
}
