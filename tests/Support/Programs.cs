namespace Monitoring.Support;

/// <summary>Where the external programs of the tests are.</summary>
public static class Programs
{
    public static string? Mosquitto { get; } = Find("mosquitto");

    public static string? Influxd { get; } = Find("influxd");

    /// <summary>Folder of the newest PostgreSQL's programs, as Debian lays it out.</summary>
    public static string? Postgres { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb")))
            .OrderByDescending(d => d, StringComparer.Ordinal).FirstOrDefault()
        : null;

    public static string? Node { get; } = Find("node");

    public static string? Npm { get; } = Find("npm");

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path ? path : Find("chromium");

    private static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Concat(["/usr/sbin", "/usr/local/sbin"]);
        return folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }
}
