using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Decoding;

public sealed class DecoderTests
{
    private const long Arrival = 1_767_600_000_000;

    [Theory]
    [InlineData("""{"ts":1767571200000,"values":{"active_power_w":""", "malformed_json")]
    [InlineData("""{"ts":1767571200000,"values":{"active_power_w":1}} trailing""", "malformed_json")]
    [InlineData("""{"values":{"active_power_w":NaN}}""", "malformed_json")]
    [InlineData("""{"values":{"active_power_w":"soon"}}""", "not_a_number")]
    [InlineData("""{"values":{"active_power_w":[1]}}""", "not_a_number")]
    [InlineData("""{"values":{"active_power_w":1e999}}""", "not_a_number")]
    [InlineData("""{"values":{"horse_power":1}}""", "unknown_quantity")]
    [InlineData("""{"values":{}}""", "no_values")]
    [InlineData("""42""", "unexpected_json")]
    [InlineData("", "malformed_json")]
    public void Nonsense_is_counted_with_its_reason_and_sampled(string payload, string reason)
    {
        var (_, report) = Decode("v1/devices/a/telemetry", System.Text.Encoding.UTF8.GetBytes(payload));
        Assert.Equal(1, report.Counts[reason]);
        Assert.Contains(report.Samples, s => s.Reason == reason);
    }

    [Theory]
    [InlineData("3000")]
    [InlineData("4070908800000")]
    [InlineData("\"yesterday\"")]
    public void A_timestamp_of_a_wrong_clock_becomes_the_time_of_arrival_and_is_counted(string ts)
    {
        var (points, report) = Decode("v1/devices/a/telemetry", System.Text.Encoding.UTF8.GetBytes("{\"ts\":" + ts + ",\"values\":{\"active_power_w\":1}}"));
        Assert.Equal(Arrival, points.Points[0].TimeMs);
        Assert.Equal(1, report.Counts["timestamp_out_of_range"]);
    }

    [Fact]
    public void Large_payloads_unknown_topics_and_broken_text_are_told_apart()
    {
        Assert.Contains("payload_too_large", Decode("v1/devices/a/telemetry", new byte[1024 * 1024]).Report.Counts.Keys);
        Assert.Contains("unknown_topic", Decode("somewhere/else", "1"u8.ToArray()).Report.Counts.Keys);
        Assert.Contains("invalid_utf8", Decode("v1/devices/a/telemetry", [0xC3, 0x28]).Report.Counts.Keys);
    }

    [Fact]
    public void A_configured_topic_gives_a_scaled_plain_number()
    {
        var options = new GatewayOptions();
        options.Mappings.Add(new MappingOptions { Topic = "hall/{machine}/kw", Meter = "{machine}", Quantity = "active_power_w", Scale = 1000 });
        var (points, _) = Decode("hall/press-3/kw", " 1,25 "u8.ToArray(), options);
        Assert.Equal(("press-3", 1250.0), (points.Points[0].Meter, points.ValuesOf(points.Points[0])[0].Value));
        Assert.Contains("not_a_number", Decode("hall/press-3/kw", "on"u8.ToArray(), options).Report.Counts.Keys);
    }

    [Fact]
    public void A_topic_that_is_not_an_id_still_becomes_a_meter()
    {
        var (points, _) = Decode("v1/devices/press no. 1/telemetry", """{"active_power_w":1}"""u8.ToArray());
        Assert.Equal("press-no.-1", points.Points[0].Meter);
    }

    [Theory]
    [InlineData("{ \"id\": 1, }", "line 1")]
    [InlineData("""{"id":"x","maker":"m","models":[],"title":{},"topic":"{a}","meter":"{b}","payload":"json","values":[{"path":"p","quantity":"active_power_w"}]}""", "{b}")]
    [InlineData("""{"id":"x","maker":"m","models":[],"title":{},"topic":"{a}","meter":"{a}","payload":"json","values":[{"path":"p","quantity":"horse_power"}]}""", "horse_power")]
    [InlineData("""{"id":"x","maker":"m","models":[],"title":{},"topic":"{a}","meter":"{a}","payload":"xml","values":[]}""", "json or number")]
    [InlineData("""{"id":"x","maker":"m","models":[],"title":{},"topic":"{a}","meter":"{a}","payload":"json","quantity":"typo"}""", "quantity")]
    public void A_bad_definition_names_its_file_and_the_cure(string json, string cure)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("bad.json"), json);
        var error = Assert.Throws<DefinitionException>(() => new DefinitionCatalogue(new GatewayOptions { Definitions = folder.Path }));
        Assert.Contains("bad.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_definition_loads() =>
        Assert.Equal(["shelly-gen2-em", "shelly-gen2-emdata", "telemetry"], new DefinitionCatalogue(new GatewayOptions()).Ids);

    private static (PointBatch Points, DecodeReport Report) Decode(string topic, byte[] payload, GatewayOptions? options = null)
    {
        var set = options ?? new GatewayOptions();
        var points = new PointBatch();
        var report = new DecodeReport();
        new Decoder(new DefinitionCatalogue(set), set).Decode(new ReceivedMessage(topic, payload, Arrival), points, report);
        return (points, report);
    }
}
