namespace Monitoring.Ingestor.Ledger;

/// <summary>Collects what is to be replaced in the ledger, so that one transaction, and one wait for the disk, serves many meters.</summary>
public sealed class LedgerBatch(LedgerTable ledger)
{
    private const int MostRows = 4000;

    private readonly List<Replacement> _waiting = [];
    private int _rows;

    /// <summary>The spans of which something is not in the ledger yet.</summary>
    public IReadOnlyList<DirtySpan> Unfinished => [.. _waiting.Select(r => r.Span).Distinct()];

    /// <summary>Takes a part of the ledger, and writes all it has where that is much.</summary>
    public async Task ReplaceAsync(Replacement replacement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        _waiting.Add(replacement);
        _rows += replacement.Intervals.Count;
        if (_rows >= MostRows)
        {
            await FlushAsync(cancel);
        }
    }

    /// <summary>Writes all it has.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_waiting.Count > 0)
        {
            await ledger.ReplaceAsync(_waiting, cancel);
            Forget();
        }
    }

    /// <summary>Drops what it has.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _rows = 0;
    }
}
