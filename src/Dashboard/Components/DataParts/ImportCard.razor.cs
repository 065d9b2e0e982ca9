using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Monitoring.Dashboard.Data;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Components.DataParts;

/// <summary>Imports a file: it is looked into first, and nothing is stored before that was seen.</summary>
public sealed partial class ImportCard(IngestorWriter writer, Signature signature) : IDisposable
{
    private enum Step
    {
        Choose,
        Reading,
        Checking,
        Shown,
        Storing,
        Stored,
    }

    private readonly CancellationTokenSource _gone = new();
    private readonly ImportForm _form = new();
    private Step _step;
    private byte[]? _file;
    private string _name = string.Empty;
    private double _read;
    private ImportReport? _report;
    private Exception? _fault;
    private string? _sentence;
    private IReadOnlyList<ImportOption> _needed = [];

    /// <summary>The site and its meters.</summary>
    [Parameter, EditorRequired]
    public LoadSubjects Subjects { get; set; } = default!;

    /// <summary>How far the ledger is.</summary>
    [Parameter, EditorRequired]
    public LedgerFollower Ledger { get; set; } = default!;

    /// <summary>Something was stored, or the ledger has it.</summary>
    [Parameter]
    public EventCallback OnStored { get; set; }

    private bool Busy => _step is Step.Reading or Step.Checking or Step.Storing;

    private string? Progress => _step switch
    {
        Step.Reading => ImportTexts.Reading.With(Figures.Percent(_read)),
        Step.Checking => ImportTexts.Checking,
        Step.Storing => DataTexts.Working,
        _ => null,
    };

    /// <inheritdoc/>
    protected override void OnInitialized() => _form.Meter = ImportMeters.Usual(Subjects);

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private void Restart()
    {
        (_step, _file, _report, _fault, _sentence, _needed) = (Step.Choose, null, null, null, null, []);
        _form.ForgetOptions();
    }

    private Task ChooseMeterAsync(string meter)
    {
        _form.Meter = meter;
        return CheckAsync();
    }

    private Task NameMeterAsync(string meter)
    {
        _form.NewMeter = meter;
        return CheckAsync();
    }

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        Restart();
        _name = e.File.Name;
        if (e.File.Size > ImportForm.MostBytes)
        {
            _sentence = ImportTexts.TooLarge.With(_name, Figures.Number((double)e.File.Size / ImportForm.Million, 1), ImportForm.MostBytes / ImportForm.Million);
            return;
        }

        (_step, _read) = (Step.Reading, 0);
        try
        {
            _file = await UploadedFile.ReadAsync(e.File, share => { _read = share; StateHasChanged(); }, _gone.Token);
        }
        catch (Exception fault) when (fault is IOException or JSException or OperationCanceledException)
        {
            (_step, _sentence) = (Step.Choose, ImportTexts.Broken);
            return;
        }

        _step = Step.Shown;
        await CheckAsync();
    }

    // What would be stored: every change of what is said about the file asks anew.
    private async Task CheckAsync()
    {
        if (_file is null || !_form.HasMeter)
        {
            return;
        }

        (_step, _fault, _sentence) = (Step.Checking, null, null);
        StateHasChanged();
        try
        {
            _report = await writer.ImportAsync(Subjects.Site.Id, _form.ToOptions(null), _name, _file, _gone.Token);
            Need(ImportProblems.NeededBy(_report));
        }
        catch (Exception e) when (e is IngestorException or IngestorRefusedException)
        {
            (_report, _fault) = (null, e);
            Need(ImportProblems.Find((e as IngestorRefusedException)?.Reason)?.Needed ?? []);
        }
        finally
        {
            _step = Step.Shown;
        }
    }

    // What was asked for once stays in sight, so that an answer can be changed.
    private void Need(IReadOnlyList<ImportOption> more) => _needed = [.. _needed.Union(more).Where(o => more.Contains(o) || _form[o].Length > 0)];

    private async Task StoreAsync()
    {
        if (Busy || _file is null || _report is not { Rows: > 0 })
        {
            return;
        }

        _sentence = signature.IsComplete ? null : DataTexts.SignatureNeeded;
        if (_sentence is not null)
        {
            return;
        }

        (_step, _fault) = (Step.Storing, null);
        try
        {
            _report = await writer.ImportAsync(Subjects.Site.Id, _form.ToOptions(signature), _name, _file, _gone.Token);
            (_step, _file) = _report.Id is null ? (Step.Shown, _file) : (Step.Stored, null);
            await Ledger.StartAsync(Subjects.Site.Id, LedgerWait.Import, _gone.Token);
            await OnStored.InvokeAsync();
        }
        catch (Exception e) when (e is IngestorException or IngestorRefusedException)
        {
            (_step, _fault) = (Step.Shown, e);
        }
    }
}
