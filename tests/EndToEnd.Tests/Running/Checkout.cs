namespace Monitoring.EndToEnd.Tests.Running;

/// <summary>Finds the built programs of this checkout, of the same configuration as the tests.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    private static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <param name="project">Folder of the project from the root, e.g. <c>src/Ingestor</c>.</param>
    /// <param name="assembly">Assembly name without ending.</param>
    public static string Program(string project, string assembly) =>
        Path.Combine(Root, project, "bin", Configuration, "net10.0", assembly + ".dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Monitoring.sln was not found above the test's folder.");
    }
}
