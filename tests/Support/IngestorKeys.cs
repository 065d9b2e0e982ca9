using System.Text.RegularExpressions;

namespace Monitoring.Support;

/// <summary>Makes keys as an operator does, with the Ingestor's command.</summary>
public static partial class IngestorKeys
{
    /// <param name="site">Site the key is for.</param>
    /// <param name="scope"><c>write</c> or <c>read</c>; the key is named after it.</param>
    /// <param name="settings">The Ingestor's settings as environment variables.</param>
    public static async Task<string> AddAsync(
        string site, string scope, IReadOnlyDictionary<string, string?> settings, CancellationToken cancel = default)
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(
            "src/Ingestor",
            "Monitoring.Ingestor",
            ["keys", "add", "--site", site, "--name", scope, "--scope", scope, "--time-zone", "Asia/Seoul"],
            settings,
            cancel);
        var key = KeyText().Matches(output).Select(m => m.Value).MaxBy(v => v.Length);
        return exitCode == 0 && key is not null ? key : throw new InvalidOperationException($"No key was made (exit code {exitCode}):\n{output}");
    }

    [GeneratedRegex("[A-Za-z0-9_-]{32,}", RegexOptions.None, 1000)]
    private static partial Regex KeyText();
}
