using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Monitoring.Dashboard.Components.Layout;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;

namespace Monitoring.Dashboard.Components.Pages;

/// <summary>The page 負荷: when and what for a meter takes energy.</summary>
public sealed partial class LoadPage(LoadReader reader, NavigationManager navigation, TimeProvider time)
{
    // A running period is read anew this often; a finished one never.
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    private CancellationTokenSource _reading = new();
    private LoadSubjects? _subjects;
    private LoadPicture? _picture;
    private LoadQuery _query = new(null, PeriodKind.FiveWeeks, null, null, null);
    private LoadQuery? _drawn;
    private IngestorFault? _fault;
    private string? _meter;
    private string? _shown;
    private bool _loading;
    private bool _away;
    private bool _beforeIsRead;
    private Breakdown? _breakdown;
    private bool _breakdownFailed;
    private DateTimeOffset _read;

    /// <summary>Site id.</summary>
    [Parameter]
    public string Site { get; set; } = default!;

    // The address asks for the whole site, and nothing says which meter that is.
    private bool Unnamed => _meter is null && _subjects is { Meters.Count: > 0 };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        await ShowAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnBeatAsync()
    {
        var waits = _fault is not null || _away || _picture is null || _picture.Intervals.Count == 0;
        var due = time.GetUtcNow() - _read >= (waits ? TimeSpan.FromSeconds(10) : Refresh);
        if (!_loading && due && (_picture is null || _query.PeriodOn(_subjects!.Today).IsRunning(_subjects.Today)))
        {
            await ShowAsync();
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= Moved;
        _reading.Cancel();
        _reading.Dispose();
        base.Dispose(disposing);
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (SitePath.Of(navigation) is { Site: { } site, Page: "load" } && (site != _shown || LoadQuery.Read(new Uri(navigation.Uri)) != _query))
        {
            _ = InvokeAsync(async () =>
            {
                Site = site;
                await ShowAsync();
                StateHasChanged();
            });
        }
    }

    private void Go(LoadQuery query) => navigation.NavigateTo(query.AddressAt(Site));

    private void OpenDay(DateOnly day) => Go(_query with { Kind = PeriodKind.Custom, From = day, LastDay = day, Days = null });

    private DateOnly DateOf(DateTimeOffset time) => Times.DateOf(_subjects!.Site.ToLocal(time));

    private async Task ShowAsync()
    {
        await _reading.CancelAsync();
        _reading.Dispose();
        _reading = new CancellationTokenSource();
        var cancel = _reading.Token;
        _query = LoadQuery.Read(new Uri(navigation.Uri));
        _read = time.GetUtcNow();
        _loading = true;
        try
        {
            await ReadAsync(_query, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // A newer view is being read.
        }
        catch (IngestorException) when (_picture is not null && _query == _drawn)
        {
            // What was read before stays in sight, and says from when it is.
            _away = true;
        }
        catch (IngestorException e)
        {
            _fault = e.Fault;
        }
        finally
        {
            if (!cancel.IsCancellationRequested)
            {
                _loading = false;
            }
        }
    }

    private async Task ReadAsync(LoadQuery query, CancellationToken cancel)
    {
        var subjects = await reader.SubjectsAsync(Site, cancel);
        (_subjects, _fault, _shown) = (subjects, subjects is null ? IngestorFault.NotFound : null, Site);
        var meter = query.Meter ?? subjects?.MainMeter;
        _picture = meter == _meter ? _picture : null;
        _breakdown = meter == _meter && query == _drawn ? _breakdown : null;
        _meter = meter;
        if (subjects?.Find(meter) is not { LastReading: not null } info)
        {
            return;
        }

        var input = await reader.ReadAsync(subjects, info, query.PeriodOn(subjects.Today), query.Days, cancel);
        (_picture, _beforeIsRead, _drawn) = (LoadPicture.Of(input), false, query);
        (_loading, _away) = (false, false);
        StateHasChanged();
        var before = await reader.ReadBeforeAsync(subjects, input, cancel);
        (_picture, _beforeIsRead) = (_picture.ComparedWith(before), true);
        if (subjects.IsBranch(info.Meter) && input.Period.Days <= Breakdown.MaxDays)
        {
            StateHasChanged();
            await ReadBreakdownAsync(subjects, input, cancel);
        }
    }

    // The page stands without it.
    private async Task ReadBreakdownAsync(LoadSubjects subjects, LoadInput input, CancellationToken cancel)
    {
        try
        {
            (_breakdown, _breakdownFailed) = (await reader.ReadBreakdownAsync(subjects, input.Meter, input.Period, cancel), false);
        }
        catch (IngestorException)
        {
            _breakdownFailed = true;
        }
    }
}
