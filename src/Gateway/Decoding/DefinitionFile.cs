using System.Text.Json;

namespace Monitoring.Gateway.Decoding;

/// <summary>A definition with the file it came from, to name file and line when something is wrong with it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">Its content.</param>
/// <param name="Definition">What it says.</param>
internal sealed record DefinitionFile(string Path, string Text, MeterDefinition Definition)
{
    /// <summary>Reads every <c>*.json</c> of the folders; a later folder replaces definitions of the same id.</summary>
    internal static IReadOnlyList<DefinitionFile> ReadAll(IEnumerable<string> folders, ICollection<string> errors)
    {
        var byId = new Dictionary<string, DefinitionFile>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                if (Read(path, errors) is not { } file)
                {
                    continue;
                }

                if (!ids.Add(file.Definition.Id))
                {
                    errors.Add(file.Error(file.Definition.Id, $"the id '{file.Definition.Id}' is used by another file of this folder; give each file its own"));
                }

                byId[file.Definition.Id] = file;
            }
        }

        return [.. byId.Values];
    }

    /// <summary>An error text that points to the line which holds <paramref name="word"/>.</summary>
    internal string Error(string word, string problem)
    {
        var at = Text.IndexOf(JsonSerializer.Serialize(word), StringComparison.Ordinal);
        var line = at < 0 ? 1 : Text.AsSpan(0, at).Count('\n') + 1;
        return $"{Path} line {line}: {problem}.";
    }

    private static DefinitionFile? Read(string path, ICollection<string> errors)
    {
        try
        {
            var text = File.ReadAllText(path);
            return new DefinitionFile(path, text, JsonSerializer.Deserialize<MeterDefinition>(text, MeterDefinition.Json)!);
        }
        catch (JsonException e)
        {
            errors.Add($"{path} line {(e.LineNumber ?? 0) + 1}: {e.Message} Compare it with the other files in meters/.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{path} cannot be read: {e.Message}");
        }

        return null;
    }
}
