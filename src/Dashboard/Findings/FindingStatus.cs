namespace Monitoring.Dashboard.Findings;

/// <summary>Everything the rules need to know of a finding's past. Immutable; kept with each decision so that it can be undone.</summary>
public sealed record FindingStatus
{
    /// <summary>Where it stands.</summary>
    public required FindingState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The size that growth is measured against: when it was found, decided or last called worse.</summary>
    public required FindingSize Reference { get; init; }

    /// <summary>The newest analysis that confirmed it, UTC.</summary>
    public required DateTimeOffset LastConfirmed { get; init; }

    /// <summary>Set only while rejected.</summary>
    public RejectReason? Reason { get; init; }

    /// <summary>True while a decision is wanted: shown as unread.</summary>
    public bool IsOpen => Opens(State);

    /// <summary>True for the states in which a decision is wanted.</summary>
    public static bool Opens(FindingState state) =>
        state is FindingState.New or FindingState.Ongoing or FindingState.Worse or FindingState.Returned;
}
