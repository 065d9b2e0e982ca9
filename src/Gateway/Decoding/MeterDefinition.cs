using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Gateway.Decoding;

/// <summary>One file of <c>meters/</c>: how a family of meters publishes. A new family is a new file.</summary>
internal sealed record MeterDefinition
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Unique name; a file in <c>Gateway:Definitions</c> replaces the built-in one of the same id.</summary>
    public required string Id { get; init; }

    public required string Maker { get; init; }

    public required LocalText Model { get; init; }

    /// <summary>What a user of these meters must know.</summary>
    public IReadOnlyList<LocalText> Caveats { get; init; } = [];

    public required PayloadKind Payload { get; init; }

    /// <summary>
    /// Topics: <c>{name}</c> captures within one level, <c>{name**}</c> over several. For a number payload the values have their own topics.
    /// </summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Captured words for which the topic is not meant, e.g. <c>{"device": ["me"]}</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Except { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public MeterRule Meter { get; init; } = new();

    /// <summary>Where the timestamp stands; the arrival time where there is none.</summary>
    public TimeRule? Time { get; init; }

    /// <summary>The payload may also be an array of the described objects, each a reading with its own time.</summary>
    public bool Array { get; init; }

    public IReadOnlyList<ValueRule> Values { get; init; } = [];

    /// <summary>Objects (paths, "" is the whole payload) whose keys are our quantity names.</summary>
    public IReadOnlyList<string> QuantityKeys { get; init; } = [];

    /// <summary>Number payloads: the topics come from the setting <c>Gateway:Mappings</c>.</summary>
    public bool Mapped { get; init; }
}

internal enum PayloadKind
{
    /// <summary>A JSON object.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>One number as text.</summary>
    [JsonStringEnumMemberName("number")]
    Number,
}

/// <summary>Text in both languages of the screens.</summary>
internal sealed record LocalText(string Ja, string En);

/// <summary>How the meter id is made of the topic's captures.</summary>
internal sealed record MeterRule
{
    /// <summary>Template of the device part.</summary>
    public string Device { get; init; } = "{device}";

    /// <summary>Template of the channel part; without it there is none.</summary>
    public string? Channel { get; init; }

    /// <summary>The channel that is the device itself, so that it does not stand in the id.</summary>
    public string? FirstChannel { get; init; }
}

/// <summary>Where the time stands, and its unit.</summary>
internal sealed record TimeRule(string Path, TimeUnit Unit);

internal enum TimeUnit
{
    [JsonStringEnumMemberName("s")]
    Seconds,

    [JsonStringEnumMemberName("ms")]
    Milliseconds,

    [JsonStringEnumMemberName("us")]
    Microseconds,

    [JsonStringEnumMemberName("ns")]
    Nanoseconds,

    /// <summary>ISO 8601 with offset or Z.</summary>
    [JsonStringEnumMemberName("iso")]
    Iso,
}

/// <summary>One value: where it stands and what it is. The reading is number × scale + offset in the quantity's unit.</summary>
internal sealed record ValueRule
{
    /// <summary>JSON: keys joined by '.'; a number is an index into an array.</summary>
    public string? Path { get; init; }

    /// <summary>Number payloads: the topic that carries this value.</summary>
    public string? Topic { get; init; }

    public required string Quantity { get; init; }

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }
}
