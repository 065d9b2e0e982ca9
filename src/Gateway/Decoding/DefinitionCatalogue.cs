using System.Collections.Concurrent;
using System.Text.Json;

namespace Monitoring.Gateway.Decoding;

/// <summary>All definitions: the files beside the program, those of the configured folder, and the configured plain-number topics.</summary>
public sealed class DefinitionCatalogue
{
    private const int MaxCachedTopics = 100_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly List<Definition> _definitions = [];
    private readonly ConcurrentDictionary<string, TopicMatch?> _topics = new(StringComparer.Ordinal);

    /// <summary>Loads everything.</summary>
    /// <exception cref="DefinitionException">A file cannot be used; the message names the file, the line and the cure.</exception>
    public DefinitionCatalogue(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // What the operator configured comes before what we ship.
        _definitions.AddRange(options.Mappings.Select(FromMapping));
        var folders = new[] { options.Definitions, Path.Combine(AppContext.BaseDirectory, "meters") }.Where(f => f.Length > 0);
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)))
        {
            _definitions.Add(Load(file));
        }
    }

    /// <summary>Ids of the loaded definitions.</summary>
    public IEnumerable<string> Ids => _definitions.Select(d => d.Id);

    internal TopicMatch? Find(string topic)
    {
        if (_topics.TryGetValue(topic, out var known))
        {
            return known;
        }

        if (_topics.Count >= MaxCachedTopics)
        {
            _topics.Clear(); // somebody publishes to ever new topics
        }

        return _topics[topic] = Match(topic);
    }

    private TopicMatch? Match(string topic)
    {
        foreach (var definition in _definitions)
        {
            if (definition.MeterOf(topic) is { Length: > 0 } meter)
            {
                return new TopicMatch(definition, meter);
            }
        }

        return null;
    }

    private static Definition Load(string file)
    {
        try
        {
            return new Definition(JsonSerializer.Deserialize<DefinitionFile>(File.ReadAllText(file), Json)
                ?? throw new DefinitionException("the file is empty"));
        }
        catch (JsonException e)
        {
            throw new DefinitionException($"{file}, line {e.LineNumber + 1}: {e.Message}");
        }
        catch (DefinitionException e)
        {
            throw new DefinitionException($"{file}: {e.Message}");
        }
    }

    private static Definition FromMapping(MappingOptions mapping) => new(new DefinitionFile
    {
        Id = "mapping:" + mapping.Topic,
        Maker = "",
        Models = [],
        Title = new Dictionary<string, string>(StringComparer.Ordinal),
        Topic = mapping.Topic,
        Meter = mapping.Meter,
        Payload = "number",
        Values = [new ValueDefinition { Quantity = mapping.Quantity, Scale = mapping.Scale, Offset = mapping.Offset }],
    });
}

/// <summary>The definition and meter of a topic.</summary>
internal sealed record TopicMatch(Definition Definition, string Meter);
