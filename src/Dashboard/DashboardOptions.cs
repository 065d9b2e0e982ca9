namespace Monitoring.Dashboard;

/// <summary>Settings of the Dashboard, section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Dashboard";

    /// <summary>Where readings and the ledger are read.</summary>
    public IngestorOptions Ingestor { get; set; } = new();

    /// <summary>SQLite file of findings and decisions; a relative path starts at the program's folder.</summary>
    public string Database { get; set; } = "data/dashboard.db";

    /// <summary>Folder with one <c>{site}.json</c> profile per site; a relative path starts at the program's folder.</summary>
    public string SitesFolder { get; set; } = "sites";

    /// <summary>Where meters send to, <c>mqtt://host:port</c>, as the page that connects meters shows it; null where it is not known.</summary>
    public string? MeterAddress { get; set; }

    internal string DatabasePath => Path.GetFullPath(Database, AppContext.BaseDirectory);

    internal string SitesPath => Path.GetFullPath(SitesFolder, AppContext.BaseDirectory);

    /// <summary>Time between two analyses of a site.</summary>
    public TimeSpan AnalysisInterval { get; set; } = TimeSpan.FromMinutes(10);
}

/// <summary>How the Ingestor is reached, section <c>Dashboard:Ingestor</c>.</summary>
public sealed class IngestorOptions
{
    /// <summary>Base address of the Ingestor, <c>http://host:port</c>.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8082";

    /// <summary>Key with scope <c>read</c>, for one site or for all.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Key with scope <c>correct</c>, with which the page データ imports and corrects; empty where it may only look.</summary>
    public string CorrectKey { get; set; } = string.Empty;
}
