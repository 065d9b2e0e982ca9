using System.Buffers;
using System.Text.Json;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Tests.Decoding;

/// <summary>Every folder in <c>Cases</c>: topic and payload as captured, and the readings they must give.</summary>
public sealed class DecoderCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Decoding", "Cases");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_captured_message_gives_exactly_the_expected_readings(string name)
    {
        var message = Read<CaseMessage>(name, "message.json");
        var expected = Read<Expected>(name, "expected.json");
        var group = new MessageGroup(new ArrayBufferWriter<byte>());
        group.Add(message.ReceivedMs, message.Topic, new ReadOnlySequence<byte>(File.ReadAllBytes(Path.Combine(Folder, name, "payload"))), 262144);

        var points = new PointBatch();
        var tally = new Tally();
        Definitions.Decoder(message.Mappings).Decode(group.Content, points, tally);

        var actual = new Expected(
            [.. points.Points.ToArray().Select(p => new ExpectedPoint(p.Meter, p.TimeMs, Values(points, p)))],
            Enum.GetValues<Reason>().Where(r => tally.Of(r) > 0).ToDictionary(r => r.Word(), r => tally.Of(r), StringComparer.Ordinal));
        Assert.Equivalent(expected, actual, strict: true);
        Assert.Equal(expected.Points.Select(p => (p.Meter, p.TimeMs)), actual.Points.Select(p => (p.Meter, p.TimeMs)));
    }

    private static Dictionary<string, double> Values(PointBatch points, Point point) =>
        points.ValuesOf(point).ToArray().ToDictionary(v => v.Quantity.Name, v => Math.Round(v.Value, 9), StringComparer.Ordinal);

    private static T Read<T>(string name, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Folder, name, file)), Json)!;

    private sealed record CaseMessage(string Topic, long ReceivedMs, MappingOptions[]? Mappings = null);

    private sealed record ExpectedPoint(string Meter, long TimeMs, Dictionary<string, double> Values);

    private sealed record Expected(ExpectedPoint[] Points, Dictionary<string, long> Undecodable);
}
