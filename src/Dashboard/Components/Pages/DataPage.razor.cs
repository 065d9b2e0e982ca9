using Microsoft.AspNetCore.Components;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Components.Pages;

/// <summary>The page データ: import, corrections, export and quality of a site.</summary>
public sealed partial class DataPage(LoadReader reader, IngestorClient ingestor, IngestorWriter writer, TimeProvider time)
{
    private const int QualityDays = 14;
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private readonly LedgerFollower _ledger = new(ingestor, time);
    private LoadSubjects? _subjects;
    private IReadOnlyList<CorrectionInfo>? _corrections;
    private SiteQuality? _quality;
    private IngestorFault? _fault;
    private DateTimeOffset _read;
    private string? _site;
    private bool _reading;
    private bool _following;

    /// <summary>Site id.</summary>
    [Parameter]
    public string Site { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_site != Site)
        {
            (_site, _subjects, _corrections, _quality) = (Site, null, null, null);
            await ReadAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnBeatAsync()
    {
        await FollowAsync();
        var whole = _fault is null && _corrections is not null && _quality is not null;
        if (!_reading && time.GetUtcNow() - _read >= (whole ? Refresh : Soon))
        {
            await ReadAsync();
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        (_reading, _read) = (true, time.GetUtcNow());
        try
        {
            var subjects = await reader.SubjectsAsync(Site, _gone.Token);
            (_subjects, _fault) = (subjects ?? _subjects, subjects is null ? IngestorFault.NotFound : null);
            if (subjects is not null)
            {
                _corrections = await PartAsync(ingestor.CorrectionsAsync(Site, _gone.Token));
                _quality = await PartAsync(ingestor.QualityAsync(Site, subjects.Today.AddDays(1 - QualityDays), subjects.Today, _gone.Token));
                await _ledger.StartAsync(Site, LedgerWait.Nobody, _gone.Token);
            }
        }
        catch (IngestorException e)
        {
            // A form that is being filled in stays as long as there is one.
            _fault = _subjects is null ? e.Fault : null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task FollowAsync()
    {
        if (!_ledger.IsBusy || _following)
        {
            return;
        }

        _following = true;
        try
        {
            await _ledger.NextAsync(_gone.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _following = false;
        }
    }

    // One part that cannot be read leaves the others standing.
    private static async Task<T?> PartAsync<T>(Task<T> part)
        where T : class
    {
        try
        {
            return await part;
        }
        catch (IngestorException)
        {
            return null;
        }
    }
}
