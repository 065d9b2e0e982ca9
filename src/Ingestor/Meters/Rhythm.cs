namespace Monitoring.Ingestor.Meters;

/// <summary>
/// A meter's usual time between readings: the median distance of its newest ones. So an outage, readings in any order, doubled ones and a
/// history that came before do not change it. Not safe for concurrent use.
/// </summary>
public sealed class Rhythm
{
    private const int Kept = 16;
    private const int Enough = 4;

    private readonly long[] _newest = new long[Kept];
    private int _count;
    private double? _before;

    /// <summary>The median in milliseconds; what was known before a restart until there are a few readings; null when not known.</summary>
    public double? IntervalMs => _count >= Enough || _before is null ? Median() : _before;

    /// <summary>Takes what was known before a restart.</summary>
    public void Restore(double? intervalMs) => _before = intervalMs;

    /// <summary>Takes note of a reading's time, Unix milliseconds.</summary>
    public void Observe(long timeMs)
    {
        var known = _newest.AsSpan(0, _count);
        var at = _count > 0 && timeMs > known[^1] ? _count : ~known.BinarySearch(timeMs);
        if (at < 0 || (at == 0 && _count == Kept))
        {
            return; // known already, or older than all
        }

        if (_count == Kept)
        {
            known[1..at].CopyTo(known);
            known[at - 1] = timeMs;
        }
        else
        {
            _newest.AsSpan(at, _count - at).CopyTo(_newest.AsSpan(at + 1));
            _newest[at] = timeMs;
            _count++;
        }
    }

    private double? Median()
    {
        if (_count < 2)
        {
            return null;
        }

        Span<long> distances = stackalloc long[_count - 1];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = _newest[i + 1] - _newest[i];
        }

        distances.Sort();
        return (distances[(distances.Length - 1) / 2] + distances[distances.Length / 2]) / 2.0;
    }
}
