using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Tells messages that had waited at the broker while the gateway was away from live ones; README.md beside this file has the rule and why.
/// One instance over all connections: a connection that breaks amid the backlog does not start a new one.
/// </summary>
internal sealed class Backlog(TimeProvider time)
{
    /// <summary>A topic that repeats sooner than this is not heard live.</summary>
    internal static readonly TimeSpan Near = TimeSpan.FromMilliseconds(500);

    /// <summary>The broker has nothing more when it is silent this long.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>Meters that repeat as fast when live are not taken for a backlog for ever.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>A connection that stands again within this time goes on with the same backlog.</summary>
    internal static readonly TimeSpan Interruption = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _lastOfTopic = []; // by hash: a rare mix-up of two topics does no harm here
    private bool _isOpen;
    private long _opened;
    private long _since;
    private long? _last;
    private long _sliceStart;
    private int _inSlice;
    private int _nearInSlice;

    /// <summary>A connection is being made; messages may come before its end is known.</summary>
    internal void Connecting()
    {
        lock (_lock)
        {
            if (!_isOpen || _last is not { } last || time.GetElapsedTime(last) >= Interruption)
            {
                _isOpen = true;
                _since = time.GetUtcNow().ToUnixTimeMilliseconds();
                _lastOfTopic.Clear();
            }

            _last = null;
            _opened = _sliceStart = time.GetTimestamp();
            _inSlice = _nearInSlice = 0;
        }
    }

    /// <summary>The connection stands. Without a session the broker has kept nothing.</summary>
    internal void Connected(bool sessionPresent)
    {
        lock (_lock)
        {
            _isOpen &= sessionPresent;
            _last ??= time.GetTimestamp();
        }
    }

    /// <summary>Set when a message of <paramref name="topic"/> that comes now had waited at the broker.</summary>
    internal Waited? Of(string topic)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _isOpen = _isOpen && !IsOver(now);
            _last = now;
            if (!_isOpen)
            {
                return null;
            }

            var hash = topic.GetHashCode(StringComparison.Ordinal);
            var isRepeat = _lastOfTopic.TryGetValue(hash, out var before);
            var isNear = isRepeat ? time.GetElapsedTime(before, now) < Near : time.GetElapsedTime(_opened, now) < Silence;
            _lastOfTopic[hash] = now;
            _inSlice++;
            _nearInSlice += isNear ? 1 : 0;
            return new Waited(_since, isRepeat);
        }
    }

    private bool IsOver(long now)
    {
        if ((_last is { } last && time.GetElapsedTime(last, now) >= Silence) || time.GetElapsedTime(_opened, now) >= Longest)
        {
            return true;
        }

        if (time.GetElapsedTime(_sliceStart, now) < Near)
        {
            return false;
        }

        var isLive = _nearInSlice * 2 < _inSlice;
        _sliceStart = now;
        _inSlice = _nearInSlice = 0;
        return isLive;
    }
}
