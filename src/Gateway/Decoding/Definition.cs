using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Domain.Ids;
using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway.Decoding;

/// <summary>A definition ready for use.</summary>
internal sealed partial class Definition
{
    private readonly Regex _topic;
    private readonly DefinitionFile _file;

    /// <exception cref="DefinitionException">A part of the file makes no sense; the message says which and what would.</exception>
    internal Definition(DefinitionFile file)
    {
        _file = file;
        _topic = TopicPattern(file.Topic);
        if (file.Payload is not ("json" or "number"))
        {
            throw new DefinitionException($"payload is '{file.Payload}': json or number");
        }

        foreach (Match name in Braces().Matches(file.Meter))
        {
            if (!_topic.GetGroupNames().Contains(name.Groups["name"].Value))
            {
                throw new DefinitionException($"meter uses {name.Value}, which the topic does not name");
            }
        }

        if (file.Channel is not null && !_topic.GetGroupNames().Contains(file.Channel))
        {
            throw new DefinitionException($"channel is '{file.Channel}', which the topic does not name");
        }

        if (file.Values.Count == 0 && file.QuantitiesAt.Count == 0)
        {
            throw new DefinitionException("there is nothing to read: give values or quantitiesAt");
        }

        Build(file);
    }

    internal string Id => _file.Id;

    internal bool IsJson => _file.Payload == "json";

    internal bool Arrays => _file.Arrays;

    internal PathNode Root { get; } = new();

    /// <summary>The meter id that a topic stands for; null when the topic is not of this shape, empty when no id can be made of it.</summary>
    internal string? MeterOf(string topic)
    {
        var match = _topic.Match(topic);
        if (!match.Success)
        {
            return null;
        }

        var meter = Braces().Replace(_file.Meter, name => match.Groups[name.Groups["name"].Value].Value.Replace('/', '-'));
        if (_file.Channel is not null && match.Groups[_file.Channel].Value is var channel and not "0")
        {
            meter = $"{meter}:{channel}";
        }

        return MeterId.Sanitize(meter);
    }

    private void Build(DefinitionFile file)
    {
        foreach (var value in file.Values)
        {
            if (!QuantityCatalogue.TryGet(value.Quantity.AsSpan(), out var quantity))
            {
                throw new DefinitionException($"quantity '{value.Quantity}' is not known");
            }

            Root.At(value.Path).Targets.Add(new ValueTarget(quantity, value.Scale, value.Offset));
        }

        foreach (var path in file.QuantitiesAt)
        {
            Root.At(path).HoldsQuantities = true;
        }

        if (file.Time is not null)
        {
            Root.At(file.Time).IsTime = true;
        }

        Root.Freeze();
    }

    private static Regex TopicPattern(string topic)
    {
        if (topic.Length == 0)
        {
            throw new DefinitionException("topic is empty");
        }

        var pattern = new StringBuilder("^");
        var at = 0;
        foreach (Match name in Braces().Matches(topic))
        {
            pattern.Append(Regex.Escape(topic[at..name.Index]));
            var body = name.Groups["many"].Success ? ".+" : "[^/]+";
            pattern.Append($"(?<{name.Groups["name"].Value}>{body})");
            at = name.Index + name.Length;
        }

        pattern.Append(Regex.Escape(topic[at..])).Append('$');
        return new Regex(pattern.ToString(), RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z][A-Za-z0-9]*)(?<many>\+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}

/// <summary>A definition file makes no sense.</summary>
public sealed class DefinitionException(string message) : Exception(message);
