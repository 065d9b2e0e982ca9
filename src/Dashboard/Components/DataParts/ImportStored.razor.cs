using Microsoft.AspNetCore.Components;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Components.DataParts;

/// <summary>An import that is stored, followed until the ledger has it.</summary>
public sealed partial class ImportStored(IngestorClient ingestor)
{
    private readonly CancellationTokenSource _gone = new();
    private ImportReport _report = default!;
    private bool _asking;

    /// <summary>What was stored.</summary>
    [Parameter, EditorRequired]
    public ImportReport Stored { get; set; } = default!;

    /// <summary>The site and its meters.</summary>
    [Parameter, EditorRequired]
    public LoadSubjects Subjects { get; set; } = default!;

    /// <summary>How far the ledger is.</summary>
    [Parameter, EditorRequired]
    public LedgerFollower Ledger { get; set; } = default!;

    /// <summary>The ledger has it.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>Another file is wanted.</summary>
    [Parameter]
    public EventCallback OnAnother { get; set; }

    private bool IsFollowing => _report.State == "stored";

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _report = Stored;
    }

    /// <inheritdoc/>
    protected override async Task OnBeatAsync()
    {
        if (!IsFollowing || _asking || _report is not { Id: { } id })
        {
            return;
        }

        _asking = true;
        try
        {
            var report = await ingestor.ImportAsync(Subjects.Site.Id, id, _gone.Token);
            if (report.State != "stored")
            {
                // The new meter is known to the page before it is linked to.
                await OnDone.InvokeAsync();
                _report = report;
                StateHasChanged();
            }
        }
        catch (Exception e) when (e is IngestorException or OperationCanceledException)
        {
            // It is stored; the next beat asks again.
        }
        finally
        {
            _asking = false;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose(disposing);
    }
}
