namespace Monitoring.Ingestor.Ledger;

/// <summary>Keeps what this Ingestor has taken from the queue taken, for as long as it works on it, until it is disposed of.</summary>
internal sealed class LedgerLease : IAsyncDisposable
{
    // Of so many chances to prolong it all but one may be missed.
    private const int PerLease = 5;

    private readonly CancellationTokenSource _ended = new();
    private readonly Task _keeping;

    internal LedgerLease(LedgerQueue queue, IReadOnlyList<DirtySpan> spans, TimeProvider time) => _keeping = KeepAsync(queue, spans, time);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _keeping;
        _ended.Dispose();
    }

    private async Task KeepAsync(LedgerQueue queue, IReadOnlyList<DirtySpan> spans, TimeProvider time)
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(queue.Lease / PerLease, time, _ended.Token);
                await queue.ProlongAsync(spans, _ended.Token);
            }
            catch (Exception)
            {
                // Ended, or the database is away, which the work itself finds out and says. At worst somebody else takes the spans.
            }
        }
    }
}
