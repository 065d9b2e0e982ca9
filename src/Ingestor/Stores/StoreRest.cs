namespace Monitoring.Ingestor.Stores;

/// <summary>
/// Leaves a store that failed in peace for a while, each time longer, so that writes to a store that hangs are answered at once
/// instead of waiting for it one by one. After each rest one write tries again.
/// </summary>
public sealed class StoreRest(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private readonly Lock _gate = new();
    private TimeSpan _rest;
    private long _since;
    private long _failed;

    /// <summary>How long to wait; zero when the caller may try now.</summary>
    public TimeSpan Remaining()
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_since);
            if (elapsed < _rest)
            {
                return _rest - elapsed;
            }

            _since = time.GetTimestamp(); // the others wait for this caller's luck
            return TimeSpan.Zero;
        }
    }

    /// <summary>The store has answered.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            _rest = TimeSpan.Zero;
        }
    }

    /// <summary>The store has failed; returns how long it rests.</summary>
    public TimeSpan Failed()
    {
        lock (_gate)
        {
            // Writes that failed together are one failure.
            var elapsed = time.GetElapsedTime(_failed);
            if (_rest == TimeSpan.Zero || elapsed >= _rest)
            {
                _rest = _rest == TimeSpan.Zero ? Shortest : _rest * 2 < Longest ? _rest * 2 : Longest;
                _failed = time.GetTimestamp();
            }

            _since = time.GetTimestamp();
            return _rest;
        }
    }
}
