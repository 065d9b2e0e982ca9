using Monitoring.Analysis.Findings;

namespace Monitoring.Dashboard.Findings;

/// <summary>A finding with where it stands.</summary>
/// <param name="Id">Id in the store.</param>
/// <param name="Finding">The newest evidence.</param>
/// <param name="FirstSeen">When it was first found, UTC.</param>
/// <param name="Status">Where it stands.</param>
public sealed record FindingItem(int Id, Finding Finding, DateTimeOffset FirstSeen, FindingStatus Status);

/// <summary>Something that happened to a finding.</summary>
/// <param name="Id">Id in the store, ascending.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Display name of who decided; null when the analysis did.</param>
/// <param name="To">The state it led to.</param>
/// <param name="Reason">Reason of a rejection.</param>
/// <param name="Note">Free text.</param>
/// <param name="Owner">Who will act.</param>
/// <param name="Due">By when.</param>
/// <param name="Undoes">The entry that this one undoes.</param>
/// <param name="Undone">True when a later entry undoes this one.</param>
public sealed record HistoryItem(
    int Id, DateTimeOffset At, string? Who, FindingState To, RejectReason? Reason, string? Note, string? Owner, DateOnly? Due, int? Undoes, bool Undone);

/// <summary>A person's decision.</summary>
/// <param name="Kind">What.</param>
/// <param name="Who">Display name.</param>
public sealed record Decision(DecisionKind Kind, string Who)
{
    /// <summary>Required with <see cref="DecisionKind.Reject"/>.</summary>
    public RejectReason? Reason { get; init; }

    /// <summary>Free text.</summary>
    public string? Note { get; init; }

    /// <summary>Who will act; with <see cref="DecisionKind.Accept"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>By when; with <see cref="DecisionKind.Accept"/>.</summary>
    public DateOnly? Due { get; init; }
}
