using Microsoft.Extensions.Diagnostics.HealthChecks;
using Monitoring.Dashboard.Sites;

namespace Monitoring.Dashboard.Health;

/// <summary>Names every problem in the site profiles. The screens still work without one, so this only degrades.</summary>
internal sealed class ProfilesHealth(SiteProfiles profiles) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = profiles.AllProblems();
        return Task.FromResult(problems.Count == 0
            ? HealthCheckResult.Healthy("Every site profile can be read.")
            : HealthCheckResult.Degraded(string.Join(" ", problems)));
    }
}
