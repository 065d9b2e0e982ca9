using Microsoft.Extensions.Diagnostics.HealthChecks;
using Monitoring.Dashboard.Ingesting;

namespace Monitoring.Dashboard.Health;

/// <summary>Asks the Ingestor for its sites: proves address, key and network in one request.</summary>
internal sealed class IngestorHealth(IngestorClient ingestor) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var sites = await ingestor.SitesAsync(cancellationToken);
            return HealthCheckResult.Healthy($"The Ingestor answers; sites: {sites.Count}.");
        }
        catch (IngestorException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
