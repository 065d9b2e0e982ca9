namespace Monitoring.Gateway.Timing;

/// <summary>Waiting times that double from half a second to 30 seconds, each spread by a random half so that gateways do not march in step.</summary>
public sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan _next = First;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (0.5 + (Random.Shared.NextDouble() / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait;
    }

    /// <summary>Starts over after a success.</summary>
    public void Reset() => _next = First;
}
