using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Connecting;

namespace Monitoring.Dashboard;

/// <summary>Checks every setting at start and names each wrong key with its cure, all at once.</summary>
internal sealed class DashboardOptionsValidator : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        var errors = new List<string>();
        if (!Uri.TryCreate(options.Ingestor.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            errors.Add($"Dashboard:Ingestor:Url is '{options.Ingestor.Url}' but must be an address like http://127.0.0.1:8082.");
        }

        if (string.IsNullOrWhiteSpace(options.Ingestor.Key))
        {
            errors.Add(
                "Dashboard:Ingestor:Key is missing. Make one with " +
                "'dotnet run --project src/Ingestor -- keys add --site \"*\" --name dashboard --scope read' " +
                "and set it, for example as the environment variable Dashboard__Ingestor__Key.");
        }
        else if (options.Ingestor.Key.Any(c => c is <= ' ' or > '~'))
        {
            errors.Add("Dashboard:Ingestor:Key holds a blank or a character outside ASCII; copy it again without quotes or line ends.");
        }

        if (string.IsNullOrWhiteSpace(options.Database))
        {
            errors.Add("Dashboard:Database is empty but must name a file, for example data/dashboard.db.");
        }

        if (string.IsNullOrWhiteSpace(options.SitesFolder))
        {
            errors.Add("Dashboard:SitesFolder is empty but must name a folder, for example sites.");
        }

        if (!string.IsNullOrWhiteSpace(options.MeterAddress) && !MeterAddress.IsValid(options.MeterAddress))
        {
            errors.Add($"Dashboard:MeterAddress is '{options.MeterAddress}' but must be empty or an address like mqtt://192.168.1.10:1883.");
        }

        if (options.AnalysisInterval < TimeSpan.FromSeconds(10) || options.AnalysisInterval > TimeSpan.FromDays(1))
        {
            errors.Add($"Dashboard:AnalysisInterval is '{options.AnalysisInterval}' but must lie between 00:00:10 and 1.00:00:00, for example 00:10:00.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
