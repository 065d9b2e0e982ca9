using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Monitoring.Starting;

/// <summary>
/// Reads settings and names every key that does not exist and every value that does not parse, all at once; the framework's binder
/// ends at the first.
/// </summary>
public static class StrictSettings
{
    /// <summary>Reads a section; what is wrong in it goes to <paramref name="errors"/>, and that setting keeps its default.</summary>
    public static T Read<T>(IConfigurationSection section, ICollection<string> errors)
        where T : new()
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(errors);
        var options = new T();
        Fill(options, section, errors);
        return options;
    }

    /// <summary>Every setting with its default, as <c>Section:Key</c>.</summary>
    internal static IEnumerable<(string Key, object? Default)> Describe(string section, object defaults) =>
        SettingsOf(defaults).SelectMany(s => IsGroup(s)
            ? Describe($"{section}:{s.Name}", s.GetValue(defaults)!)
            : [($"{section}:{s.Name}", s.GetValue(defaults))]);

    private static void Fill(object options, IConfigurationSection section, ICollection<string> errors)
    {
        var settings = SettingsOf(options).ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var given in section.GetChildren())
        {
            if (!settings.TryGetValue(given.Key, out var setting))
            {
                errors.Add($"{given.Path} is no setting: check its spelling. {section.Path} has {string.Join(", ", settings.Keys)}.");
            }
            else if (ElementOf(setting) is { } element)
            {
                FillList((IList)setting.GetValue(options)!, element, given, errors);
            }
            else if (IsGroup(setting) && string.IsNullOrEmpty(given.Value))
            {
                Fill(setting.GetValue(options)!, given, errors);
            }
            else if (IsGroup(setting) || given.Value is null)
            {
                errors.Add($"{given.Path} is {(IsGroup(setting) ? "a group of settings, not one value" : "one value, not a group of settings")}: see --help.");
            }
            else if (!TrySet(options, setting, given.Value))
            {
                errors.Add($"{given.Path} is '{given.Value}' but must be {Expected(setting.PropertyType)}.");
            }
        }
    }

    private static void FillList(IList list, Type element, IConfigurationSection section, ICollection<string> errors)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            errors.Add($"{section.Path} is a list: name its entries {section.Path}:0, {section.Path}:1 and so on.");
        }

        foreach (var given in section.GetChildren())
        {
            if (element == typeof(string))
            {
                list.Add(given.Value);
                continue;
            }

            var entry = Activator.CreateInstance(element)!;
            Fill(entry, given, errors);
            list.Add(entry);
        }
    }

    // What the entries of a list are; null for anything else.
    private static Type? ElementOf(PropertyInfo setting) =>
        setting.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    private static IEnumerable<PropertyInfo> SettingsOf(object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true } || ElementOf(p) is not null);

    private static bool IsGroup(PropertyInfo setting) => setting.PropertyType.IsClass && setting.PropertyType != typeof(string);

    private static bool TrySet(object options, PropertyInfo setting, string text)
    {
        try
        {
            setting.SetValue(options, TypeDescriptor.GetConverter(setting.PropertyType).ConvertFromInvariantString(text));
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        Nullable.GetUnderlyingType(type) is { } plain ? Expected(plain)
        : type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a duration such as 00:10:00"
        : type == typeof(DateTimeOffset) ? "a time such as 2020-01-01T00:00:00Z"
        : $"a {type.Name}";
}
