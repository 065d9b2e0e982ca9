using System.Collections.Concurrent;

namespace Monitoring.Ingestor.Ledger;

/// <summary>How far this Ingestor has come in the span of each meter that it is working at; for whoever watches, not for the work.</summary>
public sealed class LedgerReach
{
    private readonly ConcurrentDictionary<int, (long FromMs, long ReachedMs)> _spans = new();

    /// <summary>Takes note that the span is calculated up to a time, Unix ms.</summary>
    public void Note(DirtySpan span, long reachedMs)
    {
        ArgumentNullException.ThrowIfNull(span);
        _spans[span.MeterId] = (span.FromMs, reachedMs);
    }

    /// <summary>The span is worked off.</summary>
    public void Forget(DirtySpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        _spans.TryRemove(span.MeterId, out _);
    }

    /// <summary>Where the rest of a marked span begins, Unix ms.</summary>
    public long RestOf(int meterId, long fromMs, long toMs) =>
        _spans.TryGetValue(meterId, out var at) && at.FromMs <= fromMs ? Math.Clamp(at.ReachedMs, fromMs, toMs) : fromMs;
}
