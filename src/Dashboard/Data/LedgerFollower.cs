using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>Who waits for the ledger.</summary>
public enum LedgerWait
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>Whoever corrected something.</summary>
    Correction,

    /// <summary>Whoever imported a file.</summary>
    Import,
}

/// <summary>
/// Follows the ledger of a site while it works off what was corrected or imported. What is marked later, by live readings, does not count.
/// </summary>
public sealed class LedgerFollower(IngestorClient ingestor, TimeProvider time)
{
    // Live readings wait this long too; nobody needs to hear of it.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan DoneStands = TimeSpan.FromMinutes(1);

    private LedgerBacklog _left = new(0, 0, 0);
    private string _site = string.Empty;
    private double _whole;
    private long _started;
    private long _moved;

    /// <summary>True while something waits.</summary>
    public bool IsBusy => _left.Spans > 0;

    /// <summary>True while that is worth showing: somebody waits for it, or it takes longer than live readings do.</summary>
    public bool IsShown => IsBusy && (Wait != LedgerWait.Nobody || time.GetElapsedTime(_started) >= Usual);

    /// <summary>Who waits.</summary>
    public LedgerWait Wait { get; private set; }

    /// <summary>True once what somebody waited for is done.</summary>
    public bool IsDone => !IsBusy && Wait != LedgerWait.Nobody;

    /// <summary>True when nothing has moved for minutes.</summary>
    public bool IsStalled => IsBusy && time.GetElapsedTime(_moved) >= Patience;

    /// <summary>Share that is done, 0 to 1.</summary>
    public double Share => _whole > 0 ? Math.Clamp(1 - (_left.Days / _whole), 0, 1) : 0;

    /// <summary>Days of the ledger that are left, summed over meters.</summary>
    public double DaysLeft => _left.Days;

    /// <summary>Begins with what waits now.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="wait">Who waits for it. Where nobody does, what is followed already is not left.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task StartAsync(string site, LedgerWait wait, CancellationToken cancel)
    {
        if (wait == LedgerWait.Nobody && site == _site && (IsBusy || (IsDone && time.GetElapsedTime(_moved) < DoneStands)))
        {
            return;
        }

        if (await AskAsync(site, null, cancel) is { } left)
        {
            (_site, _left, _whole, Wait) = (site, left, left.Days, wait);
            _started = _moved = time.GetTimestamp();
        }
    }

    /// <summary>Asks how far it is, while something waits.</summary>
    public async Task NextAsync(CancellationToken cancel)
    {
        var asked = _left;
        if (IsBusy && await AskAsync(_site, asked.Newest, cancel) is { } left && ReferenceEquals(asked, _left))
        {
            // The newest mark may be done before older ones: the question stays the same.
            _left = left with { Newest = asked.Newest };
            _moved = _left == asked ? _moved : time.GetTimestamp();
        }
    }

    // An Ingestor that does not answer, or of an earlier version, leaves it at what was known.
    private async Task<LedgerBacklog?> AskAsync(string site, long? until, CancellationToken cancel)
    {
        try
        {
            return await ingestor.BacklogAsync(site, until, cancel);
        }
        catch (IngestorException)
        {
            return null;
        }
    }
}
