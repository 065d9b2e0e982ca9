using System.Text.Json;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Tests.Decoding;

/// <summary>Each folder in <c>Cases</c> holds a captured message and the readings it stands for.</summary>
public sealed class DecoderCaseTests
{
    private const long Arrival = 1_767_600_000_000;

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "Decoding", "Cases")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_captured_message_gives_the_expected_readings(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Decoding", "Cases", name);
        using var message = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "message.json")));
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var points = new PointBatch();
        var report = new DecodeReport();
        var options = new GatewayOptions();
        new Decoder(new DefinitionCatalogue(options), options).Decode(
            new ReceivedMessage(
                message.RootElement.GetProperty("topic").GetString()!,
                System.Text.Encoding.UTF8.GetBytes(message.RootElement.GetProperty("payload").GetRawText()),
                Arrival),
            points,
            report);
        Assert.Empty(report.Counts);
        Assert.Equal(expected.RootElement.GetArrayLength(), points.Count);
        foreach (var (point, wanted) in points.Points.ToArray().Zip(expected.RootElement.EnumerateArray()))
        {
            Assert.Equal(wanted.GetProperty("meter").GetString(), point.Meter);
            var time = wanted.GetProperty("time");
            Assert.Equal(time.ValueKind == JsonValueKind.String ? Arrival : time.GetInt64(), point.TimeMs);
            Assert.Equal(
                wanted.GetProperty("values").EnumerateObject().Select(v => (v.Name, v.Value.GetDouble())).Order(),
                points.ValuesOf(point).ToArray().Select(v => (v.Quantity.Name, v.Value)).Order());
        }
    }
}
