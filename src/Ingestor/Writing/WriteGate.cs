namespace Monitoring.Ingestor.Writing;

/// <summary>Bounds how many writes whose body has come are handled at once, and with them the memory they take.</summary>
public sealed class WriteGate(IngestorOptions options)
{
    private int _inside;

    /// <summary>Writes being handled.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>True when all places are taken.</summary>
    public bool IsFull => Inside >= options.MaxConcurrentWrites;

    /// <summary>A place to be disposed after use; null when all are taken.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= options.MaxConcurrentWrites)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _inside);
        return null;
    }

    private sealed class Place(WriteGate gate) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref gate._inside);
    }
}
