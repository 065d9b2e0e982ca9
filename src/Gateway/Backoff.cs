namespace Monitoring.Gateway;

/// <summary>
/// Waiting times between attempts: doubling from one second to a cap of 30 seconds, each with jitter
/// (half to whole) so that many gateways do not return to a server in step.
/// </summary>
internal sealed class Backoff
{
    internal static readonly TimeSpan Cap = TimeSpan.FromSeconds(30);

    private int _failures;

    internal TimeSpan Next()
    {
        var full = Math.Min(Cap.TotalSeconds, Math.Pow(2, Math.Min(_failures++, 10)));
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    internal void Reset() => _failures = 0;
}
