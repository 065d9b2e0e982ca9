namespace Monitoring.Ingestor.Writing;

/// <summary>
/// Bounds the memory of all bodies together, from their first byte until they are stored. A slow body takes little of it and keeps
/// nobody out: a place in <see cref="WriteGate"/> is for what has come whole.
/// </summary>
public sealed class BodyBudget(IngestorOptions options)
{
    private readonly long _all = (long)options.MaxConcurrentWrites * Math.Max(options.MaxBodyBytes + 1L, BodyReader.FirstBuffer);
    private long _taken;

    /// <summary>Takes so many bytes; false when there are not so many left.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= _all)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    /// <summary>Gives bytes back that were taken.</summary>
    public void GiveBack(int bytes) => Interlocked.Add(ref _taken, -bytes);
}
