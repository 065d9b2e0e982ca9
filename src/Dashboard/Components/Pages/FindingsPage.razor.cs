using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Components.Layout;
using Monitoring.Dashboard.Components.ReviewParts;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Reviewing;
using Monitoring.Dashboard.Sites;
using MudBlazor;

namespace Monitoring.Dashboard.Components.Pages;

/// <summary>The page 指摘: findings of one site or of all, to be decided one by one.</summary>
public sealed partial class FindingsPage(
    FindingStore store, SiteCatalogue sites, NavigationManager navigation, TimeProvider time, IDialogService dialogs, IOptions<DashboardOptions> options) : IDisposable
{
    private readonly ReviewDesk _desk = new(store, sites);
    private ReviewQuery _query = new(null, ReviewShow.Open, string.Empty, null);
    private DecisionBar? _bar;
    private DeskKeys? _keys;
    private IDisposable? _watch;
    private FindingItem? _decided;
    private string? _message;
    private bool _busy;

    /// <summary>Site id; null for all sites.</summary>
    [Parameter]
    public string? Site { get; set; }

    // No analysis although several were due.
    private bool Late => _desk.Runs.Any(r => time.GetUtcNow() - r.At > 3 * options.Value.AnalysisInterval);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        _watch = store.Watch(site =>
        {
            if (Site is null || Site == site)
            {
                _ = InvokeAsync(LoadAndShowAsync);
            }
        });
        await LoadAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        navigation.LocationChanged -= Moved;
        _watch?.Dispose();
    }

    private async Task PressedAsync(string action)
    {
        var queue = _desk.Queue?.Open is null ? null : _desk.Queue;
        switch (action)
        {
            case "help":
                await HelpAsync();
                break;
            case "undo" when queue is null:
                await UndoAsync();
                break;
            case "next" or "previous" when queue is not null:
                Go(_query with { Selected = _query.IdOf(queue.Step(action == "next" ? 1 : -1)!) });
                break;
            default:
                if (queue is not null && _bar is not null)
                {
                    await _bar.PressAsync(action);
                }

                break;
        }
    }

    private void Go(ReviewQuery query)
    {
        _message = null;
        navigation.NavigateTo(query.Address(), replace: query.Selected is not null && _query.Selected is not null);
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var path = new Uri(navigation.Uri).AbsolutePath;
        if (path == "/review" || SitePath.Of(navigation).Page == "findings")
        {
            _ = InvokeAsync(async () =>
            {
                Site = SitePath.Of(navigation).Site;
                await LoadAndShowAsync();
                if (_keys is not null)
                {
                    await _keys.RevealAsync();
                }
            });
        }
    }

    private async Task LoadAndShowAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private Task LoadAsync()
    {
        _query = ReviewQuery.Read(Site, new Uri(navigation.Uri));
        return _desk.LoadAsync(Site, _query);
    }

    private async Task DecideAsync(Decision decision)
    {
        if (_desk.Queue is not { Open: { } item } queue || _busy)
        {
            return;
        }

        _busy = true;
        try
        {
            // The next one of the list moves up; on a phone that is the list itself.
            var next = queue.Items.Count > 1 ? queue.Items[queue.Selected + 1 < queue.Items.Count ? queue.Selected + 1 : queue.Selected - 1] : null;
            await store.DecideAsync(item, decision, CancellationToken.None);
            _decided = item;
            if (_query.Show == ReviewShow.Open && _query.Selected is not null)
            {
                navigation.NavigateTo((_query with { Selected = next is null ? null : _query.IdOf(next) }).Address(), replace: true);
            }

            _message = FindingWords.DoneOf(decision);
            await LoadAsync();
        }
        catch (Exception e) when (e is Microsoft.EntityFrameworkCore.DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
        {
            _message = ReviewTexts.Failed;
        }
        finally
        {
            _busy = false;
        }

        StateHasChanged();
    }

    // The newest decision of this desk is undone first, wherever the eye has gone meanwhile; then those of the open finding.
    private async Task UndoAsync()
    {
        if ((_decided ?? _desk.Queue?.Open) is not { } item)
        {
            return;
        }

        _message = await store.UndoAsync(item, _bar?.Who ?? ReviewTexts.Operator, CancellationToken.None) ? ReviewTexts.DoneUndo : ReviewTexts.NothingToUndo;
        _decided = null;
        navigation.NavigateTo((_query with { Selected = _query.IdOf(item) }).Address(), replace: true);
        await LoadAndShowAsync();
    }

    private Task HelpAsync() => dialogs.ShowAsync<KeyHelp>(ReviewTexts.HelpTitle, new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
}
