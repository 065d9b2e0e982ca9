namespace Monitoring.Gateway.Decoding;

/// <summary>
/// A payload shape as data: one file in <c>meters/</c> per family of devices. Read by <see cref="DefinitionCatalogue"/>.
/// </summary>
public sealed record DefinitionFile
{
    /// <summary>Short stable name.</summary>
    public required string Id { get; init; }

    /// <summary>Who makes the device.</summary>
    public required string Maker { get; init; }

    /// <summary>Models that speak so.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>What the shape is, by language.</summary>
    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>What a user must know, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Caveats { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Topic; <c>{name}</c> stands for one level or part of one, <c>{name+}</c> for one or more levels.</summary>
    public required string Topic { get; init; }

    /// <summary>Meter id with the topic's names in braces.</summary>
    public required string Meter { get; init; }

    /// <summary>The topic's name that holds the channel; channel 0 is the device itself, another becomes <c>meter:channel</c>.</summary>
    public string? Channel { get; init; }

    /// <summary><c>json</c> or <c>number</c>.</summary>
    public required string Payload { get; init; }

    /// <summary>Where the timestamp stands (Unix s, ms, us or ns by magnitude, or ISO 8601); absent: time of arrival.</summary>
    public string? Time { get; init; }

    /// <summary>True when the payload may be an array of such objects.</summary>
    public bool Arrays { get; init; }

    /// <summary>Objects whose keys are quantity names; "" is the message itself.</summary>
    public IReadOnlyList<string> QuantitiesAt { get; init; } = [];

    /// <summary>Values by path.</summary>
    public IReadOnlyList<ValueDefinition> Values { get; init; } = [];
}

/// <summary>One value of a payload.</summary>
public sealed record ValueDefinition
{
    /// <summary>Path in the JSON, levels separated by dots; empty for a plain number.</summary>
    public string Path { get; init; } = "";

    /// <summary>Quantity name.</summary>
    public required string Quantity { get; init; }

    /// <summary>Factor to the quantity's unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Added after scaling.</summary>
    public double Offset { get; init; }
}
