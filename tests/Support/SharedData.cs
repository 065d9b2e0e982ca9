namespace Monitoring.Support;

/// <summary>Real measurement series that are not part of the repository; tests that need them skip where they are absent.</summary>
public static class SharedData
{
    /// <summary>The folder named by <c>MONITORING_DATA</c>, else <c>../shared/data</c> beside the checkout; null where absent.</summary>
    public static string? Folder { get; } = Find();

    public const string SkipReason = "The data folder (MONITORING_DATA, or ../shared/data beside the checkout) is absent.";

    public static bool Available => Folder is not null;

    /// <summary>Path of one file in the folder.</summary>
    public static string PathOf(string relative) => Path.Combine(Folder ?? throw new InvalidOperationException(SkipReason), relative);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("MONITORING_DATA") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitoring.sln")))
            {
                var data = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
