using Monitoring.Dashboard.Findings;

namespace Monitoring.Dashboard.Tests.Findings;

public sealed class FindingRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_found_finding_is_new_and_becomes_ongoing_after_a_week()
    {
        var found = FindingRules.Found(Yen(100), Start);
        Assert.Equal(FindingState.New, found.State);
        Assert.Equal(FindingState.New, Confirm(found, 100, days: 6.9).State);
        Assert.Equal(FindingState.Ongoing, Confirm(found, 100, days: 7).State);
    }

    [Theory]
    [InlineData(119.9, FindingState.Snoozed)]
    [InlineData(120, FindingState.Worse)]
    public void A_snoozed_finding_comes_back_when_its_upper_bound_has_grown_by_a_fifth(double yen, FindingState expected)
    {
        var snoozed = Decide(DecisionKind.Snooze, 100);
        Assert.Equal(expected, Confirm(snoozed, yen, days: 400).State);
    }

    [Fact]
    public void A_worse_finding_measures_further_growth_from_where_it_was_called_worse()
    {
        var worse = Confirm(FindingRules.Found(Yen(100), Start), 130, days: 1);
        Assert.Equal((FindingState.Worse, Yen(130)), (worse.State, worse.Reference));
        Assert.Equal(worse.Since, Confirm(worse, 140, days: 2).Since);
        Assert.Equal(Start.AddDays(3), Confirm(worse, 160, days: 3).Since);
    }

    [Fact]
    public void An_accepted_finding_stays_accepted_while_it_goes_on_and_grows()
    {
        Assert.Equal(FindingState.Accepted, Confirm(Decide(DecisionKind.Accept, 100), 500, days: 300).State);
    }

    [Fact]
    public void A_waiting_finding_asks_again_after_fourteen_days()
    {
        var waiting = Decide(DecisionKind.Wait, 100);
        Assert.Equal(FindingState.Waiting, Confirm(waiting, 100, days: 13.9).State);
        Assert.Equal(FindingState.Ongoing, Confirm(waiting, 100, days: 14).State);
    }

    [Fact]
    public void A_finding_is_resolved_only_when_it_was_not_confirmed_for_a_day()
    {
        var found = FindingRules.Found(Yen(100), Start);
        Assert.Equal(FindingState.New, FindingRules.NotConfirmed(found, Start.AddHours(23)).State);
        Assert.Equal(FindingState.Resolved, FindingRules.NotConfirmed(found, Start.AddHours(24)).State);
    }

    [Fact]
    public void A_resolved_finding_that_is_seen_again_has_returned()
    {
        var resolved = FindingRules.NotConfirmed(Decide(DecisionKind.Accept, 100), Start.AddDays(2));
        Assert.Equal(FindingState.Resolved, resolved.State);
        Assert.Equal(FindingState.Returned, Confirm(resolved, 50, days: 30).State);
    }

    [Fact]
    public void A_rejected_finding_stays_rejected_when_it_vanishes_and_is_not_new_when_it_is_seen_again()
    {
        var rejected = Decide(DecisionKind.Reject, 100, RejectReason.AsPlanned);
        var vanished = FindingRules.NotConfirmed(rejected, Start.AddDays(30));
        Assert.Equal(FindingState.Rejected, vanished.State);
        Assert.Equal(FindingState.Rejected, Confirm(vanished, 100, days: 60).State);
    }

    [Theory]
    [InlineData(RejectReason.AsPlanned, 119, FindingState.Rejected)]
    [InlineData(RejectReason.AsPlanned, 120, FindingState.Worse)]
    [InlineData(RejectReason.Other, 120, FindingState.Worse)]
    [InlineData(RejectReason.TooSmall, 199, FindingState.Rejected)]
    [InlineData(RejectReason.TooSmall, 200, FindingState.Worse)]
    [InlineData(RejectReason.Mismeasured, 1000, FindingState.Rejected)]
    public void Growth_brings_a_rejected_finding_back_as_its_reason_says(RejectReason reason, double yen, FindingState expected)
    {
        Assert.Equal(expected, Confirm(Decide(DecisionKind.Reject, 100, reason), yen, days: 0.5).State);
    }

    [Fact]
    public void A_mismeasured_finding_returns_only_after_it_was_gone()
    {
        var rejected = Decide(DecisionKind.Reject, 100, RejectReason.Mismeasured);
        var still = Confirm(rejected, 100, days: 0.5);
        Assert.Equal(FindingState.Rejected, still.State);
        Assert.Equal(FindingState.Returned, Confirm(still, 100, days: 3).State);
    }

    [Fact]
    public void A_handled_finding_returns_when_data_from_four_weeks_later_still_show_it()
    {
        var handled = Decide(DecisionKind.Reject, 100, RejectReason.Handled);
        var oldPeak = FindingRules.Confirmed(handled, Yen(100), Start.AddDays(-3), Start.AddDays(200));
        Assert.Equal(FindingState.Rejected, oldPeak.State);
        Assert.Equal(FindingState.Returned, FindingRules.Confirmed(handled, Yen(100), Start.AddDays(28), Start.AddDays(28)).State);
    }

    [Fact]
    public void A_tariff_entered_later_is_not_growth()
    {
        var inKwh = FindingRules.Decided(
            FindingRules.Found(new FindingSize(9_000, SizeUnit.Kwh), Start), DecisionKind.Snooze, null, new FindingSize(9_000, SizeUnit.Kwh), Start);
        var inYen = Confirm(inKwh, 180_000, days: 1);
        Assert.Equal((FindingState.Snoozed, Yen(180_000)), (inYen.State, inYen.Reference));
    }

    [Fact]
    public void A_rejection_without_a_reason_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Decide(DecisionKind.Reject, 100));
    }

    private static FindingStatus Decide(DecisionKind kind, double yen, RejectReason? reason = null) =>
        FindingRules.Decided(FindingRules.Found(Yen(yen), Start), kind, reason, Yen(yen), Start);

    private static FindingStatus Confirm(FindingStatus status, double yen, double days) =>
        FindingRules.Confirmed(status, Yen(yen), Start.AddDays(days), Start.AddDays(days));

    private static FindingSize Yen(double yen) => new(yen, SizeUnit.Yen);
}
