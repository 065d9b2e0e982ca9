using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Gateway.Decoding;

/// <summary>A topic with captures. Matched once per topic, then remembered by <see cref="TopicRoutes"/>.</summary>
internal sealed partial class TopicPattern
{
    private readonly Regex _regex;

    private TopicPattern(Regex regex, int literals)
    {
        _regex = regex;
        Literals = literals;
    }

    /// <summary>Number of fixed characters: of two patterns that match, the one with more is meant.</summary>
    internal int Literals { get; }

    /// <summary>Compiles <c>a/{name}/b</c> and <c>{name**}/b</c>.</summary>
    internal static TopicPattern Parse(string pattern)
    {
        var regex = new StringBuilder("^");
        var at = 0;
        var literals = 0;
        foreach (Match capture in Capture().Matches(pattern))
        {
            literals += capture.Index - at;
            regex.Append(Regex.Escape(pattern[at..capture.Index]));
            regex.Append("(?<c").Append(capture.Groups["name"].Value).Append('>').Append(capture.Groups["several"].Success ? ".+" : "[^/]+").Append(')');
            at = capture.Index + capture.Length;
        }

        literals += pattern.Length - at;
        regex.Append(Regex.Escape(pattern[at..])).Append("\\z");

        // Topics come from outside: no backtracking, whatever they hold.
        return new TopicPattern(new Regex(regex.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline), literals);
    }

    /// <summary>Compiles an MQTT topic filter; its wildcards become the captures 1, 2, …</summary>
    internal static TopicPattern OfFilter(string filter)
    {
        var number = 0;
        var levels = filter.Split('/').Select(level => level switch
        {
            "+" => $"{{{++number}}}",
            "#" => $"{{{++number}**}}",
            _ => level,
        });
        return Parse(string.Join('/', levels));
    }

    /// <summary>The captures of <paramref name="topic"/>; null when it does not match.</summary>
    internal Dictionary<string, string>? Match(string topic)
    {
        var match = _regex.Match(topic);
        return match.Success
            ? match.Groups.Values.Where(g => g.Name[0] == 'c').ToDictionary(g => g.Name[1..], g => g.Value, StringComparer.Ordinal)
            : null;
    }

    /// <summary>Puts captures into a template such as <c>{device}</c>.</summary>
    internal static string Fill(string template, IReadOnlyDictionary<string, string> captures) =>
        Capture().Replace(template, m => captures.TryGetValue(m.Groups["name"].Value, out var value) ? value : string.Empty);

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9_]+)(?<several>\*\*)?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capture();
}
