using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Monitoring.Dashboard.Health;

/// <summary><c>/healthz</c>: 200 while the screens can show data, else 503; always with every check's reason.</summary>
internal static class HealthSetup
{
    public static void AddDashboardHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<IngestorHealth>("ingestor").AddCheck<ProfilesHealth>("profiles");

    public static void MapDashboardHealth(this IEndpointRouteBuilder routes) =>
        routes.MapHealthChecks("/healthz", new HealthCheckOptions { ResponseWriter = WriteAsync });

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.Select(e => new { name = e.Key, status = Word(e.Value.Status), reason = e.Value.Description }),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "failed",
    };
}
