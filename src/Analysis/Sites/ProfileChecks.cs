using System.Globalization;
using System.Text.Json;

namespace Monitoring.Analysis.Sites;

/// <summary>Collects the problems found while walking a profile's JSON.</summary>
internal sealed class ProfileChecks
{
    private readonly List<ProfileProblem> _problems = [];

    internal delegate bool TextRule(ReadOnlySpan<char> text);

    internal IReadOnlyList<ProfileProblem> Problems => _problems;

    internal static string? TextOf(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out var e) && e.ValueKind == JsonValueKind.String ? e.GetString() : null;

    internal void Add(string path, string message) => _problems.Add(new ProfileProblem(path, message));

    /// <summary>Checks that it is an object and has no key outside <paramref name="known"/>: an unknown key is a typing error that would silently lose a value.</summary>
    internal bool Object(JsonElement e, string path, params ReadOnlySpan<string> known)
    {
        if (e.ValueKind != JsonValueKind.Object)
        {
            Add(path, "must be an object { … }.");
            return false;
        }

        foreach (var property in e.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                var place = path is "$" ? property.Name : $"{path}.{property.Name}";
                Add(place, $"is not known here; known are {string.Join(", ", known!)}. Correct the spelling or remove it.");
            }
        }

        return true;
    }

    internal JsonElement? Required(JsonElement parent, string path, string key)
    {
        if (parent.TryGetProperty(key, out var e) && e.ValueKind != JsonValueKind.Null)
        {
            return e;
        }

        Add(Join(path, key), "is missing: add it.");
        return null;
    }

    internal void Optional(JsonElement parent, string path, string key, Action<JsonElement, string> rule)
    {
        if (parent.TryGetProperty(key, out var e) && e.ValueKind != JsonValueKind.Null)
        {
            rule(e, Join(path, key));
        }
    }

    internal void Each(JsonElement list, string path, Action<JsonElement, string> rule)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            Add(path, "must be a list [ … ].");
            return;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            rule(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
        }
    }

    internal string? Text(JsonElement e, string path, TextRule? rule = null, string cure = "")
    {
        if (e.ValueKind != JsonValueKind.String)
        {
            Add(path, "must be a text in quotes.");
            return null;
        }

        var text = e.GetString()!;
        if (rule is null || rule(text))
        {
            return text;
        }

        Add(path, $"'{text}' {cure}");
        return null;
    }

    internal void Number(JsonElement parent, string path, string key, Func<double, bool> rule, string cure) => Optional(parent, path, key, (e, p) =>
    {
        if (e.ValueKind != JsonValueKind.Number || !e.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            Add(p, "must be a number without quotes.");
        }
        else if (!rule(value))
        {
            Add(p, cure);
        }
    });

    internal void Date(JsonElement e, string path) => Text(e, path,
        t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "is not a date: write it as 2026-08-13.");

    internal void Clock(JsonElement e, string path)
    {
        if (!Object(e, path, "start", "end"))
        {
            return;
        }

        foreach (var key in (ReadOnlySpan<string>)["start", "end"])
        {
            if (Required(e, path, key) is { } time)
            {
                Text(time, $"{path}.{key}", t => ClockText.TryParse(t.ToString(), out _), "is not a clock time: write it as 08:30.");
            }
        }
    }

    internal void Name(JsonElement parent, string path) => Optional(parent, path, "name", (e, p) =>
    {
        if (Object(e, p, "ja", "en"))
        {
            Optional(e, p, "ja", (t, tp) => Text(t, tp));
            Optional(e, p, "en", (t, tp) => Text(t, tp));
        }
    });

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
