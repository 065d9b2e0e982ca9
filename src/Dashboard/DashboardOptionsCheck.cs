using Monitoring.Dashboard.Connecting;
using Monitoring.Starting;

namespace Monitoring.Dashboard;

/// <summary>Reads the settings and names each wrong key with its cure, all at once.</summary>
internal static class DashboardOptionsCheck
{
    internal const string MakeKey = "Make one with 'dotnet run --project src/Ingestor -- keys add --site \"*\" --name dashboard --scope read'";

    /// <summary>Reads the section; what is wrong goes to <paramref name="errors"/>, one sentence each. Makes the folder of the database.</summary>
    internal static DashboardOptions Read(IConfiguration configuration, List<string> errors)
    {
        var options = StrictSettings.Read<DashboardOptions>(configuration.GetSection(DashboardOptions.Section), errors);
        errors.AddRange(Errors(options));
        return options;
    }

    private static IEnumerable<string> Errors(DashboardOptions options)
    {
        if (!Uri.TryCreate(options.Ingestor.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return $"Dashboard:Ingestor:Url is '{options.Ingestor.Url}' but must be an address like http://127.0.0.1:8082.";
        }

        if (string.IsNullOrWhiteSpace(options.Ingestor.Key))
        {
            yield return $"Dashboard:Ingestor:Key is missing. {MakeKey} and set it, for example as the environment variable Dashboard__Ingestor__Key.";
        }
        else if (options.Ingestor.Key.Any(c => c is <= ' ' or > '~'))
        {
            yield return "Dashboard:Ingestor:Key holds a blank or a character outside ASCII; copy it again without quotes or line ends.";
        }

        if (options.Ingestor.CorrectKey.Any(c => c is <= ' ' or > '~'))
        {
            yield return "Dashboard:Ingestor:CorrectKey holds a blank or a character outside ASCII; copy it again without quotes or line ends, or leave it empty.";
        }

        if (DatabaseFile.Problem("Dashboard:Database", string.IsNullOrWhiteSpace(options.Database) ? "" : options.DatabasePath) is { } problem)
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(options.SitesFolder))
        {
            yield return "Dashboard:SitesFolder is empty but must name a folder, for example sites.";
        }

        if (!string.IsNullOrWhiteSpace(options.MeterAddress) && !MeterAddress.IsValid(options.MeterAddress))
        {
            yield return $"Dashboard:MeterAddress is '{options.MeterAddress}' but must be empty or an address like mqtt://192.168.1.10:1883.";
        }

        if (options.AnalysisInterval < TimeSpan.FromSeconds(10) || options.AnalysisInterval > TimeSpan.FromDays(1))
        {
            yield return $"Dashboard:AnalysisInterval is '{options.AnalysisInterval}' but must lie between 00:00:10 and 1.00:00:00, for example 00:10:00.";
        }
    }
}
