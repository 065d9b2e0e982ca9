using System.Runtime.ExceptionServices;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Collects what is to be replaced in the ledger, so that one transaction, and one wait for the disk, serves many meters. Where that
/// transaction fails for a reason of one of them, they are written one by one, and only that one fails.
/// </summary>
public sealed class LedgerBatch(LedgerTable ledger)
{
    private const int MostRows = 4000;

    private readonly List<Replacement> _waiting = [];
    private readonly HashSet<DirtySpan> _finished = [];
    private readonly Dictionary<DirtySpan, Exception> _failed = [];
    private int _rows;

    /// <summary>The spans whose marks are off the disk.</summary>
    public IReadOnlyCollection<DirtySpan> Finished => _finished;

    /// <summary>The spans of which something could not be written, and why; the database did answer.</summary>
    public IReadOnlyDictionary<DirtySpan, Exception> Failed => _failed;

    /// <summary>Takes a part of the ledger, and writes all it has where that is much. Throws where the part's span has failed.</summary>
    public async Task ReplaceAsync(Replacement replacement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        _waiting.Add(replacement);
        _rows += replacement.Intervals.Count;
        if (_rows >= MostRows)
        {
            await FlushAsync(cancel);
        }

        if (_failed.TryGetValue(replacement.Span, out var why))
        {
            ExceptionDispatchInfo.Throw(why);
        }
    }

    /// <summary>Writes all it has.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        // The last part of a span takes its marks off the disk: it must not be written where an earlier one could not.
        _waiting.RemoveAll(r => _failed.ContainsKey(r.Span));
        if (_waiting.Count > 0)
        {
            try
            {
                await WriteAsync(_waiting, cancel);
            }
            catch (Exception e) when (IsOfOne(e))
            {
                await WriteOneByOneAsync(cancel);
            }
        }

        _waiting.Clear();
        _rows = 0;
    }

    private static bool IsOfOne(Exception e) => e is not OperationCanceledException && !DatabaseTrouble.IsAway(e);

    private async Task WriteOneByOneAsync(CancellationToken cancel)
    {
        foreach (var replacement in _waiting)
        {
            if (_failed.ContainsKey(replacement.Span))
            {
                continue;
            }

            try
            {
                await WriteAsync([replacement], cancel);
            }
            catch (Exception e) when (IsOfOne(e))
            {
                _failed[replacement.Span] = e;
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancel) =>
        _finished.UnionWith(await ledger.ReplaceAsync(replacements, cancel));
}
