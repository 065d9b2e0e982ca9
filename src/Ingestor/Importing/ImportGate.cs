namespace Monitoring.Ingestor.Importing;

/// <summary>How many files are read at once: each may need hundreds of MB while it is read.</summary>
public sealed class ImportGate : IDisposable
{
    /// <summary>When whoever was not let in may come again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private const int Most = 2;

    private readonly SemaphoreSlim _places = new(Most);

    /// <summary>A place, which is free again when it is disposed; null when all are taken.</summary>
    public IDisposable? TryEnter() => _places.Wait(TimeSpan.Zero) ? new Place(_places) : null;

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
