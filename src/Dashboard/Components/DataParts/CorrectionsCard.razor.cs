using Microsoft.AspNetCore.Components;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Data.Forms;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Components.DataParts;

/// <summary>The corrections of a site, with forms to make and undo them.</summary>
public sealed partial class CorrectionsCard(IngestorWriter writer, Signature signature, TimeProvider time)
{
    private const int First = 10;

    private CorrectionForm? _form;
    private long? _undoing;
    private bool _all;
    private bool _busy;
    private Exception? _fault;
    private string? _sentence;
    private string? _done;

    /// <summary>The site and its meters.</summary>
    [Parameter, EditorRequired]
    public LoadSubjects Subjects { get; set; } = default!;

    /// <summary>How far the ledger is.</summary>
    [Parameter, EditorRequired]
    public LedgerFollower Ledger { get; set; } = default!;

    /// <summary>Newest first; null while they cannot be read.</summary>
    [Parameter]
    public IReadOnlyList<CorrectionInfo>? Corrections { get; set; }

    /// <summary>Something was made or undone.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    private bool IsRepeated => _fault is IngestorRefusedException { Reason: CorrectionCodes.SameCalibration };

    private void Open(CorrectionForm form)
    {
        Close();
        form.Meter = Subjects.MainMeter is { } main && Subjects.Meters.Any(m => m.Meter == main) ? main : Subjects.Meters.FirstOrDefault()?.Meter ?? string.Empty;
        _form = form;
    }

    private void AskUndo(long id)
    {
        Close();
        _undoing = id;
    }

    private void Close() => (_form, _undoing, _fault, _sentence, _done) = (null, null, null, null, null);

    private Task MakeAsync()
    {
        var form = _form!;
        var clock = Subjects.Site.Clock;
        return ActAsync(
            form.Problem(clock.ToLocal(time.GetUtcNow())),
            async () => CorrectionWords.MadeOf(
                CorrectionTexts.Made, await writer.CorrectAsync(Subjects.Site.Id, form.ToRequest(clock, signature), CancellationToken.None), Subjects.Site));
    }

    private Task UndoAsync()
    {
        var (id, request) = (_undoing!.Value, new UndoRequest(signature.By.Trim(), signature.Why.Trim()));
        return ActAsync(null, async () => CorrectionWords.MadeOf(
            CorrectionTexts.UndoneNow, await writer.UndoAsync(Subjects.Site.Id, id, request, CancellationToken.None), Subjects.Site));
    }

    private async Task ActAsync(Text? problem, Func<Task<string>> act)
    {
        (_fault, _sentence) = (null, problem ?? (signature.IsComplete ? null : DataTexts.SignatureNeeded));
        if (_sentence is not null || _busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var done = await act();
            Close();
            _done = done;
            await Ledger.StartAsync(Subjects.Site.Id, LedgerWait.Correction, CancellationToken.None);
            await OnChange.InvokeAsync();
        }
        catch (Exception e) when (e is IngestorException or IngestorRefusedException)
        {
            _fault = e;
        }
        finally
        {
            _busy = false;
        }
    }
}
