using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>What keeps sites from being analysed, for <c>/healthz</c>.</summary>
public sealed class AnalysisFaults
{
    private readonly ConcurrentDictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <summary>Everything that is wrong now, as <c>site: reason</c>.</summary>
    public IReadOnlyList<string> All => [.. _faults.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key.Length == 0 ? f.Value : $"{f.Key}: {f.Value}")];

    /// <summary>Sets or, with null, clears the fault of a site (of no site: the empty id). True when that is news.</summary>
    public bool Set(string site, string? reason)
    {
        var before = _faults.GetValueOrDefault(site);
        if (reason is null)
        {
            _faults.TryRemove(site, out _);
        }
        else
        {
            _faults[site] = reason;
        }

        return before != reason;
    }
}

/// <summary>Names the sites and detectors whose analysis fails. The screens still work, so this only degrades.</summary>
internal sealed class AnalysisHealth(AnalysisFaults faults) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(faults.All is { Count: > 0 } all
            ? HealthCheckResult.Degraded(string.Join(" ", all))
            : HealthCheckResult.Healthy("No analysis has failed."));
}
