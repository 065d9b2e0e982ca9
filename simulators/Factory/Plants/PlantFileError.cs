using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>What is wrong in a plant's file, in the file's words and with what is possible in its place.</summary>
internal static partial class PlantFileError
{
    internal static string Say(YamlException error)
    {
        var message = (error.InnerException ?? error).Message;
        if (NoType().IsMatch(message))
        {
            return $"the machine has no model, or one that is not known: {string.Join(", ", MachineModels.All.Keys)}.";
        }

        return UnknownKey().Match(message) is { Success: true } key && typeof(Plant).Assembly.GetType(key.Groups["type"].Value) is { } type
            ? $"'{key.Groups["key"].Value}' is not known here: {string.Join(", ", KeysOf(type))}."
            : message;
    }

    private static IEnumerable<string> KeysOf(Type type) => type.GetProperties()
        .Where(p => p.SetMethod?.IsPublic == true).Select(p => UnderscoredNamingConvention.Instance.Apply(p.Name)).Order(StringComparer.Ordinal);

    [GeneratedRegex("^Failed to create an instance of type '[^']*\\.Machine'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoType();

    [GeneratedRegex("^Property '(?<key>[^']*)' not found on type '(?<type>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownKey();
}
