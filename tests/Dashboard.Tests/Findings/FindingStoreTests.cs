using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Findings.Storage;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Findings;

public sealed class FindingStoreTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(SampleFindings.Start);
    private readonly FindingStoreFile _file = new();
    private FindingStore _store = default!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _file.MigrateAsync();
        _store = _file.Open(_time);
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_finding_comes_back_from_the_file_as_the_detector_made_it()
    {
        var made = SampleFindings.OffHours();
        await _store.RecordAsync(SampleFindings.Outcome(_time.GetUtcNow(), made), Cancel);

        var kept = Assert.Single(await Reopened().ListAsync("demo", Cancel));
        Assert.Equal((made.Key, made.Claim, made.YenPerYear, made.Span), (kept.Finding.Key, kept.Finding.Claim, kept.Finding.YenPerYear, kept.Finding.Span));
        Assert.Equal(made.Evidence.Seen, kept.Finding.Evidence.Seen);
        Assert.Equal((FindingState.New, _time.GetUtcNow()), (kept.Status.State, kept.FirstSeen));
    }

    [Fact]
    public async Task A_decision_survives_a_restart_and_a_re_analysis_with_new_evidence()
    {
        await RecordAsync(SampleFindings.OffHours());
        await _store.DecideAsync(await TheFindingAsync(), new Decision(DecisionKind.Accept, "操作者") { Owner = "保全係", Due = new DateOnly(2026, 8, 1) }, Cancel);
        _time.Advance(TimeSpan.FromDays(1));

        using var restarted = Reopened();
        await restarted.RecordAsync(SampleFindings.Outcome(_time.GetUtcNow(), SampleFindings.OffHours(190_000)), Cancel);

        var kept = Assert.Single(await restarted.ListAsync("demo", Cancel));
        Assert.Equal((FindingState.Accepted, 190_000), (kept.Status.State, kept.Finding.YenPerYear!.High));
        Assert.Equal(SampleFindings.Start, kept.FirstSeen);
        var decision = (await restarted.HistoryAsync(kept.Id, Cancel))[0];
        Assert.Equal(("操作者", FindingState.Accepted, "保全係", new DateOnly(2026, 8, 1)), (decision.Who, decision.To, decision.Owner, decision.Due));
    }

    [Fact]
    public async Task Undo_is_a_new_entry_that_brings_back_what_was_before()
    {
        await RecordAsync(SampleFindings.OffHours());
        await _store.DecideAsync(await TheFindingAsync(), new Decision(DecisionKind.Snooze, "甲"), Cancel);
        await _store.DecideAsync(await TheFindingAsync(), new Decision(DecisionKind.Reject, "乙") { Reason = RejectReason.TooSmall }, Cancel);

        Assert.True(await _store.UndoAsync(await TheFindingAsync(), "丙", Cancel));
        Assert.Equal(FindingState.Snoozed, (await TheFindingAsync()).Status.State);
        Assert.True(await _store.UndoAsync(await TheFindingAsync(), "丙", Cancel));
        Assert.Equal(FindingState.New, (await TheFindingAsync()).Status.State);
        Assert.False(await _store.UndoAsync(await TheFindingAsync(), "丙", Cancel));

        var history = await _store.HistoryAsync((await TheFindingAsync()).Id, Cancel);
        Assert.Equal([FindingState.New, FindingState.Snoozed, FindingState.Rejected, FindingState.Snoozed, FindingState.New], history.Select(h => h.To));
        Assert.Equal([false, false, true, true, false], history.Select(h => h.Undone));
    }

    [Fact]
    public async Task A_finding_that_is_not_confirmed_for_a_day_is_resolved_and_returns_when_it_is_seen_again()
    {
        await RecordAsync(SampleFindings.OffHours());
        _time.Advance(TimeSpan.FromDays(2));
        await RecordAsync();
        Assert.Equal(FindingState.Resolved, (await TheFindingAsync()).Status.State);

        _time.Advance(TimeSpan.FromDays(2));
        await RecordAsync(SampleFindings.OffHours());
        Assert.Equal(FindingState.Returned, (await TheFindingAsync()).Status.State);
    }

    [Fact]
    public async Task Silence_of_a_detector_that_did_not_conclude_resolves_nothing()
    {
        await RecordAsync(SampleFindings.OffHours());
        _time.Advance(TimeSpan.FromDays(2));
        await _store.RecordAsync(SampleFindings.Outcome(_time.GetUtcNow()) with { Ran = new HashSet<string>(["demand-peak"]) }, Cancel);
        Assert.Equal(FindingState.New, (await TheFindingAsync()).Status.State);
    }

    [Fact]
    public async Task The_same_key_at_two_sites_is_two_findings()
    {
        await RecordAsync(SampleFindings.OffHours());
        await _store.RecordAsync(SampleFindings.Outcome("other", _time.GetUtcNow(), SampleFindings.OffHours(site: "other")), Cancel);
        Assert.Single(await _store.ListAsync("demo", Cancel));
        Assert.Equal(2, (await _store.ListAsync(null, Cancel)).Count);
    }

    [Fact]
    public async Task Findings_are_listed_by_money_times_confidence()
    {
        await RecordAsync(SampleFindings.OffHours(180_000), SampleFindings.PowerFactor());
        Assert.Equal(["low-power-factor", "off-hours-load"], (await _store.ListAsync("demo", Cancel)).Select(i => i.Finding.Code));
    }

    [Fact]
    public async Task A_finding_whose_share_is_no_number_does_not_keep_the_others_from_being_stored()
    {
        await RecordAsync(SampleFindings.OffHours() with { KnownShare = double.NaN }, SampleFindings.PowerFactor());
        Assert.Equal(2, (await _store.ListAsync("demo", Cancel)).Count);
    }

    [Fact]
    public async Task The_inbox_counts_what_waits_and_names_the_newest()
    {
        var inbox = new FindingInbox(_store);
        var changed = new List<string>();
        using var watch = inbox.Watch(changed.Add);
        await RecordAsync(SampleFindings.PowerFactor());
        _time.Advance(TimeSpan.FromHours(1));
        await RecordAsync(SampleFindings.PowerFactor(), SampleFindings.OffHours());

        var summary = await inbox.ReadAsync("demo", Cancel);
        Assert.Equal((2, "off-hours-load"), (summary.Unread, summary.Newest!.Finding.Code));
        await _store.DecideAsync(summary.Newest, new Decision(DecisionKind.Snooze, "操作者"), Cancel);
        summary = await inbox.ReadAsync("demo", Cancel);
        Assert.Equal((1, 2, "low-power-factor"), (summary.Unread, summary.All, summary.Newest!.Finding.Code));
        Assert.Equal(["demo", "demo", "demo"], changed);
    }

    [Fact]
    public async Task The_newest_run_of_a_site_is_kept()
    {
        Assert.Null(await _store.RunAsync("demo", Cancel));
        await RecordAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        await RecordAsync();
        var run = await Reopened().RunAsync("demo", Cancel);
        Assert.Equal((_time.GetUtcNow(), 56, 3), (run!.At, run.Days, run.Detectors));
    }

    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var db = _file.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private FindingStore Reopened() => _file.Open(_time);

    private Task RecordAsync(params Analysis.Findings.Finding[] findings) =>
        _store.RecordAsync(SampleFindings.Outcome(_time.GetUtcNow(), findings), Cancel);

    private async Task<FindingItem> TheFindingAsync() => Assert.Single(await _store.ListAsync("demo", Cancel));
}
