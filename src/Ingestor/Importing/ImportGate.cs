namespace Monitoring.Ingestor.Importing;

/// <summary>
/// How many files are read at once: each may need hundreds of MB while it is read. A file that is still coming holds no such place, however
/// slow it is, but one on the disk, of which there are more.
/// </summary>
public sealed class ImportGate : IDisposable
{
    /// <summary>When whoever was not let in may come again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private const int MostRead = 2;
    private const int MostComing = 20;

    private readonly SemaphoreSlim _reading = new(MostRead);
    private readonly SemaphoreSlim _coming = new(MostComing);

    /// <summary>How long a file may take to come: 25 MB over a line of 1 Mbit/s take 200 s.</summary>
    public TimeSpan LongestUpload { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A place for a file that is coming, which is free again when it is disposed; null when all are taken.</summary>
    public IDisposable? TryReceive() => Place.Of(_coming);

    /// <summary>A place for a file that is read, which is free again when it is disposed; null when all are taken.</summary>
    public IDisposable? TryEnter() => Place.Of(_reading);

    /// <summary>The same, waiting for a place as long as <see cref="RetryAfter"/>: whoever has sent a whole file should not have to send it again.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancel) => await _reading.WaitAsync(RetryAfter, cancel) ? new Place(_reading) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _coming.Dispose();
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _left;

        internal static Place? Of(SemaphoreSlim places) => places.Wait(TimeSpan.Zero) ? new Place(places) : null;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                places.Release();
            }
        }
    }
}
