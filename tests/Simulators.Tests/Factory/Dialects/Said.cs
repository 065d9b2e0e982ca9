using System.Text;
using System.Text.Json;
using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Tests.Factory.Meters;

namespace Monitoring.Simulators.Tests.Factory.Dialects;

/// <summary>What a meter of a dialect says of one known reading.</summary>
internal static class Said
{
    internal static readonly DateTimeOffset Time = new(2026, 11, 5, 1, 2, 0, TimeSpan.Zero);

    internal static DialectContext Context(string dialect, params IReadOnlyList<int> phases)
    {
        var meter = Metered.Fans() with { Id = "m1", Dialect = dialect, Phases = phases.Count > 0 ? phases : [1, 2, 3] };
        return new DialectContext(meter, Metered.Plant(meter), new SparkplugNode());
    }

    internal static MeterReading Reading(Meter meter) => new()
    {
        Meter = meter, At = Time, Time = Time, W = 6000, Var = 3000, ImportWh = 12_345.67, ExportWh = 300, LagVarh = 4000.5, Hertz = 60.02,
        Phases =
        [
            new() { Volts = 118.2, W = 1000, Var = 500, ImportWh = 2000.25, ExportWh = 300 }, new() { Volts = 117.6, W = 2000, Var = 1000, ImportWh = 4000 },
            new() { Volts = 118.9, W = 3000, Var = 1500, ImportWh = 6345.42 },
        ],
    };

    internal static List<MeterMessage> Of(DialectContext context) => [.. DialectList.Make(context).Of(Reading(context.Meter))];

    internal static List<MeterMessage> Of(string dialect, params IReadOnlyList<int> phases) => Of(Context(dialect, phases));

    internal static List<MeterMessage> Hello(string dialect) => [.. DialectList.Make(Context(dialect)).Hello(Time)];

    internal static string Text(IEnumerable<MeterMessage> messages, string topic) => Encoding.UTF8.GetString(messages.Single(m => m.Topic == topic).Payload);

    internal static JsonElement Json(IEnumerable<MeterMessage> messages, string topic)
    {
        using var json = JsonDocument.Parse(messages.Single(m => m.Topic == topic).Payload);
        return json.RootElement.Clone();
    }

    /// <summary>Keys in their order and the kind of every value.</summary>
    internal static string Shape(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return Shape(parsed.RootElement);
    }

    internal static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(p => $"{p.Name}:{Shape(p.Value)}")) + "}",
        JsonValueKind.Array => "[" + (element.GetArrayLength() > 0 ? Shape(element[0]) : "") + "]",
        JsonValueKind.True or JsonValueKind.False => "flag",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "text",
    };
}
