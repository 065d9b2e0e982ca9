namespace Monitoring.Dashboard.Findings.Storage;

/// <summary>A finding as stored.</summary>
public sealed class FindingRow
{
    /// <summary>Given by the database.</summary>
    public int Id { get; set; }

    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>Stable key within the site.</summary>
    public required string Key { get; set; }

    /// <summary>The newest evidence: the analysis' finding as JSON.</summary>
    public required string Evidence { get; set; }

    /// <summary>When it was first found, UTC.</summary>
    public DateTimeOffset FirstSeen { get; set; }

    /// <summary>See <see cref="FindingStatus.LastConfirmed"/>.</summary>
    public DateTimeOffset LastConfirmed { get; set; }

    /// <summary>See <see cref="FindingStatus.State"/>.</summary>
    public FindingState State { get; set; }

    /// <summary>See <see cref="FindingStatus.Since"/>.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>See <see cref="FindingStatus.Reference"/>.</summary>
    public double ReferenceValue { get; set; }

    /// <summary>See <see cref="FindingStatus.Reference"/>.</summary>
    public SizeUnit ReferenceUnit { get; set; }

    /// <summary>See <see cref="FindingStatus.Reason"/>.</summary>
    public RejectReason? Reason { get; set; }

    /// <summary>The columns the rules work on.</summary>
    public FindingStatus GetStatus() => new()
    {
        State = State, Since = Since, Reference = new FindingSize(ReferenceValue, ReferenceUnit), LastConfirmed = LastConfirmed, Reason = Reason,
    };

    /// <summary>Takes over what the rules say.</summary>
    public void SetStatus(FindingStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        (State, Since, LastConfirmed, Reason) = (status.State, status.Since, status.LastConfirmed, status.Reason);
        (ReferenceValue, ReferenceUnit) = (status.Reference.Value, status.Reference.Unit);
    }
}

/// <summary>Something that happened to a finding. Rows are only ever added.</summary>
public sealed class HistoryRow
{
    /// <summary>Given by the database; ascending.</summary>
    public int Id { get; set; }

    /// <summary>The finding.</summary>
    public int FindingId { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Display name of who decided; null when the analysis did.</summary>
    public string? Who { get; set; }

    /// <summary>The state it led to.</summary>
    public FindingState To { get; set; }

    /// <summary>Reason of a rejection.</summary>
    public RejectReason? Reason { get; set; }

    /// <summary>Free text.</summary>
    public string? Note { get; set; }

    /// <summary>Who will act; only on accepting.</summary>
    public string? Owner { get; set; }

    /// <summary>By when; only on accepting.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The status before a decision as JSON, so that it can be undone; null on entries of the analysis.</summary>
    public string? Before { get; set; }

    /// <summary>The entry that this one undoes.</summary>
    public int? Undoes { get; set; }
}

/// <summary>The newest analysis of a site.</summary>
public sealed class AnalysisRow
{
    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The <see cref="AnalysisRun"/> as JSON.</summary>
    public required string Run { get; set; }
}
