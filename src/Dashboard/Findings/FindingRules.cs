namespace Monitoring.Dashboard.Findings;

/// <summary>
/// When a finding changes its state by itself. Pure; the screens quote these numbers, so what a person reads is what happens.
/// </summary>
public static class FindingRules
{
    /// <summary>Growth of the yearly upper bound from which a finding is worse: 20 %.</summary>
    public const double WorseFactor = 1.2;

    /// <summary>Growth from which one rejected as too small comes back: twice the amount.</summary>
    public const double TooSmallFactor = 2;

    /// <summary>新規, 悪化 and 再発 become 継続 after this.</summary>
    public static readonly TimeSpan OngoingAfter = TimeSpan.FromDays(7);

    /// <summary>待ち asks again after this much more data.</summary>
    public static readonly TimeSpan WaitFor = TimeSpan.FromDays(14);

    /// <summary>One rejected as dealt with comes back when data from this long after the decision still show it.</summary>
    public static readonly TimeSpan HandledWithin = TimeSpan.FromDays(28);

    /// <summary>One that is not confirmed for this long is 解消; a single analysis at the edge of a threshold decides nothing.</summary>
    public static readonly TimeSpan ResolvedAfter = TimeSpan.FromDays(1);

    /// <summary>A finding the analysis makes for the first time.</summary>
    public static FindingStatus Found(FindingSize size, DateTimeOffset at) => new()
    {
        State = FindingState.New, Since = at, Reference = size, LastConfirmed = at,
    };

    /// <summary>The analysis confirms it again.</summary>
    /// <param name="status">Where it stood.</param>
    /// <param name="size">Its size now.</param>
    /// <param name="dataUntil">End of the data that show it, UTC.</param>
    /// <param name="at">When the analysis ran, UTC.</param>
    public static FindingStatus Confirmed(FindingStatus status, FindingSize size, DateTimeOffset dataUntil, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(status);
        var wasAway = at - status.LastConfirmed >= ResolvedAfter;
        var known = status with { LastConfirmed = at, Reference = status.Reference.Unit == size.Unit ? status.Reference : size };
        var next = known.State switch
        {
            FindingState.Resolved => FindingState.Returned,
            FindingState.Waiting when at - known.Since >= WaitFor => FindingState.Ongoing,
            FindingState.Rejected => OfRejected(known, size, wasAway, dataUntil),
            FindingState.Accepted or FindingState.Waiting => known.State,
            _ when size.Exceeds(known.Reference, WorseFactor) => FindingState.Worse,
            FindingState.New or FindingState.Worse or FindingState.Returned when at - known.Since >= OngoingAfter => FindingState.Ongoing,
            _ => known.State,
        };
        var grew = next == FindingState.Worse && size.Exceeds(known.Reference, WorseFactor);
        return next == known.State && !grew
            ? known
            : known with { State = next, Since = at, Reference = next is FindingState.Worse or FindingState.Returned ? size : known.Reference, Reason = null };
    }

    /// <summary>An analysis that could conclude does not confirm it. Rejected ones stay rejected: they ask for nothing.</summary>
    public static FindingStatus NotConfirmed(FindingStatus status, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.State is FindingState.Resolved or FindingState.Rejected || at - status.LastConfirmed < ResolvedAfter
            ? status
            : status with { State = FindingState.Resolved, Since = at };
    }

    /// <summary>A person decides; growth is measured from here.</summary>
    public static FindingStatus Decided(FindingStatus status, DecisionKind kind, RejectReason? reason, FindingSize size, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (kind == DecisionKind.Reject && reason is null)
        {
            throw new ArgumentException("A rejection needs a reason: it decides when the finding may come back.", nameof(reason));
        }

        return status with
        {
            State = kind switch
            {
                DecisionKind.Accept => FindingState.Accepted,
                DecisionKind.Reject => FindingState.Rejected,
                DecisionKind.Wait => FindingState.Waiting,
                _ => FindingState.Snoozed,
            },
            Since = at,
            Reference = size,
            Reason = kind == DecisionKind.Reject ? reason : null,
        };
    }

    private static FindingState OfRejected(FindingStatus status, FindingSize size, bool wasAway, DateTimeOffset dataUntil) => status.Reason switch
    {
        RejectReason.Mismeasured => wasAway ? FindingState.Returned : FindingState.Rejected,
        RejectReason.Handled => dataUntil - status.Since >= HandledWithin ? FindingState.Returned : FindingState.Rejected,
        RejectReason.TooSmall => size.Exceeds(status.Reference, TooSmallFactor) ? FindingState.Worse : FindingState.Rejected,
        _ => size.Exceeds(status.Reference, WorseFactor) ? FindingState.Worse : FindingState.Rejected,
    };
}

/// <summary>What a person may decide.</summary>
public enum DecisionKind
{
    /// <summary>採用.</summary>
    Accept,

    /// <summary>却下, with a reason.</summary>
    Reject,

    /// <summary>データ待ち.</summary>
    Wait,

    /// <summary>保留.</summary>
    Snooze,
}
