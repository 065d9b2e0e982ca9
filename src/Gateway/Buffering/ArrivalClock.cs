namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Gives messages their time of arrival, Unix milliseconds by the gateway's clock. A meter that sends no time of its own is recorded at
/// that time, and a later reading of the same time replaces an earlier one; so two messages of one topic never get the same millisecond,
/// not even when the broker hands over hours of them at once. Not safe for concurrent use.
/// </summary>
internal sealed class ArrivalClock(TimeProvider time)
{
    /// <summary>How far a burst may reach into the future; the Ingestor refuses what is more than five minutes ahead.</summary>
    internal const long MaxAheadMs = 240_000;

    private const int MaxTopics = 100_000;
    private static readonly TimeSpan SetBack = TimeSpan.FromSeconds(1);

    // By the topic's hash, because topics may be long: that two share one costs them no more than different milliseconds.
    private readonly Dictionary<int, long> _last = [];
    private DateTimeOffset _wall = time.GetUtcNow();
    private long _ticks = time.GetTimestamp();

    /// <summary>The arrival of a message of <paramref name="topic"/> that has come now.</summary>
    internal long Stamp(string topic)
    {
        var wall = time.GetUtcNow();
        var ticks = time.GetTimestamp();
        var wasSetBack = wall - _wall < time.GetElapsedTime(_ticks, ticks) - SetBack;
        (_wall, _ticks) = (wall, ticks);
        if (wasSetBack || _last.Count >= MaxTopics)
        {
            _last.Clear(); // a true time is worth more than a distinct one; and topics drawn at random must not fill the memory
        }

        var now = wall.ToUnixTimeMilliseconds();
        var hash = topic.GetHashCode(StringComparison.Ordinal);
        if (_last.TryGetValue(hash, out var last) && last >= now && last - now < MaxAheadMs)
        {
            now = last + 1;
        }

        _last[hash] = now;
        return now;
    }
}
