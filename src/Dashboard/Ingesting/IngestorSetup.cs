using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Monitoring.Dashboard.Ingesting;

/// <summary>Registers what talks to the Ingestor. Questions (GET) may be repeated; changes and long downloads are not.</summary>
internal static class IngestorSetup
{
    // Ten years of half hours are read and stored in seconds; a slow disk may take longer.
    private static readonly TimeSpan LongestChange = TimeSpan.FromMinutes(5);

    public static void AddIngestorClient(this IServiceCollection services)
    {
        services.AddHttpClient<IngestorClient>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<DashboardOptions>>().Value.Ingestor;
            http.BaseAddress = new Uri(options.Url.TrimEnd('/') + "/");
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", options.Key);
        })
            // Long-lived readers hold this client, so addresses are looked up anew here and not by renewing the handler.
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddStandardResilienceHandler(Configure);
        services.AddHttpClient<IngestorWriter>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<DashboardOptions>>().Value.Ingestor;
            http.BaseAddress = new Uri(options.Url.TrimEnd('/') + "/");
            http.Timeout = LongestChange;
            http.DefaultRequestHeaders.Authorization = options.CorrectKey.Length == 0 ? null : new AuthenticationHeaderValue("Token", options.CorrectKey);
        });
        services.AddHttpClient<IngestorExports>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<DashboardOptions>>().Value.Ingestor;
            http.BaseAddress = new Uri(options.Url.TrimEnd('/') + "/");
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", options.Key);
        });
    }

    // A screen that refreshes every second is better served by a quick "not reachable" than by a long wait.
    private static void Configure(HttpStandardResilienceOptions options)
    {
        options.Retry.MaxRetryAttempts = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(300);
        options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(8);
        options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(20);
        options.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(30);
        options.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(2);
    }
}
