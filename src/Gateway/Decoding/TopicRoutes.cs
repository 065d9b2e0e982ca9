using System.Text;

namespace Monitoring.Gateway.Decoding;

/// <summary>Finds the route of a topic and remembers it. Not safe for concurrent use.</summary>
internal sealed class TopicRoutes
{
    // A publisher that invents topics must not fill the memory.
    private const int MaxRemembered = 20_000;
    private const int MaxTopicOnStack = 512;

    private readonly MeterRoute[] _routes;
    private readonly Dictionary<string, Target> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal TopicRoutes(IEnumerable<MeterRoute> routes)
    {
        // The most specific pattern first.
        _routes = [.. routes.OrderByDescending(r => r.Pattern.Literals)];
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Where messages of a topic go: the decoder is null for an unknown topic, the meter empty for one without a usable id.</summary>
    internal sealed record Target(IPayloadDecoder? Decoder, string Meter);

    /// <param name="utf8">The topic in UTF-8.</param>
    internal Target Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxTopicOnStack)
        {
            return Resolve(Encoding.UTF8.GetString(utf8));
        }

        Span<char> chars = stackalloc char[MaxTopicOnStack];
        var topic = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        if (_lookup.TryGetValue(topic, out var target))
        {
            return target;
        }

        if (_known.Count >= MaxRemembered)
        {
            _known.Clear();
        }

        var text = topic.ToString();
        target = Resolve(text);
        _known.Add(text, target);
        return target;
    }

    private Target Resolve(string topic)
    {
        foreach (var route in _routes)
        {
            if (route.MeterOf(topic) is { } meter)
            {
                return new Target(route.Decoder, meter);
            }
        }

        return new Target(null, string.Empty);
    }
}
