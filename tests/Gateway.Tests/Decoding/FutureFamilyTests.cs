using System.Buffers;
using System.Text;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Decoding;

/// <summary>The definition format carries families that are not shipped yet: a file must be enough.</summary>
public sealed class FutureFamilyTests
{
    [Fact]
    public void Nested_keys_array_elements_and_iso_times_need_only_a_file()
    {
        var point = DecodeOne(
            """
            { "id": "t", "maker": "m", "model": { "ja": "型", "en": "model" }, "payload": "json", "topics": ["tele/{device}/SENSOR"],
              "time": { "path": "Time", "unit": "iso" },
              "values": [ { "path": "ENERGY.Power.1", "quantity": "active_power_w" }, { "path": "ENERGY.Total", "quantity": "energy_import_wh", "scale": 1000 } ] }
            """,
            "tele/pow/SENSOR",
            """{"Time":"2023-11-14T22:13:20Z","ENERGY":{"Total":6.25,"Power":[8.15,3],"Factor":[0.5,0.6]},"Wifi":{"RSSI":[1,{"a":2}]}}""",
            out var values);

        Assert.Equal(("pow", 1_700_000_000_000), (point.Meter, point.TimeMs));
        Assert.Equal([("active_power_w", 3.0), ("energy_import_wh", 6250.0)], values.OrderBy(v => v.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void One_plain_number_per_topic_of_a_known_maker_needs_only_a_file()
    {
        var point = DecodeOne(
            """
            { "id": "t", "maker": "m", "model": { "ja": "型", "en": "model" }, "payload": "number",
              "meter": { "channel": "{channel}" },
              "values": [ { "topic": "shellies/{device}/emeter/{channel}/total", "quantity": "energy_import_wh" } ] }
            """,
            "shellies/shellyem3-E8DB84/emeter/2/total",
            "481.25",
            out var values);

        Assert.Equal("shellyem3-E8DB84:2", point.Meter);
        Assert.Equal([("energy_import_wh", 481.25)], values);
    }

    private static Point DecodeOne(string definition, string topic, string payload, out List<(string Name, double Value)> values)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.json"), definition);
        var errors = new List<string>();
        var routes = DefinitionCompiler.Compile(DefinitionFile.ReadAll([folder.Path], errors), [], new ClockRule(new ClockOptions()), errors);
        Assert.Equal(string.Empty, string.Join("\n", errors));
        var group = new MessageGroup(new ArrayBufferWriter<byte>());
        group.Add(1_700_000_001_000, topic, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), 1000);
        var points = new PointBatch();
        new MessageDecoder(new TopicRoutes(routes)).Decode(group.Content, points, new Tally());
        var point = points.Points.ToArray().Single();
        values = [.. points.ValuesOf(point).ToArray().Select(v => (v.Quantity.Name, v.Value))];
        return point;
    }
}
