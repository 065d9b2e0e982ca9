using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Monitoring.Dashboard.Charts;

/// <summary>
/// A chart with its caption, its sentence, its table twin and its CSV. Drawing is done by <c>wwwroot/charts.js</c>;
/// a changed <see cref="Model"/> is sent there without rendering the figure anew.
/// </summary>
public sealed partial class Chart(IJSRuntime js, ILogger<Chart> logger) : ComponentBase
{
    private readonly string _id = "c" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _element;
    private ElementReference _reading;
    private IJSObjectReference? _module;
    private IJSObjectReference? _drawing;
    private DotNetObjectReference<Chart>? _self;
    private ChartModel? _drawn;
    private bool _tableOpen;
    private bool _busy;
    private bool _disposed;

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public ChartModel Model { get; set; } = default!;

    /// <summary>CSS height of the drawing.</summary>
    [Parameter]
    public string Height { get; set; } = "var(--chart-height)";

    /// <summary>False on the wall: no buttons, no keyboard.</summary>
    [Parameter]
    public bool Controls { get; set; } = true;

    /// <summary>Called with the index of the item that was clicked or entered.</summary>
    [Parameter]
    public EventCallback<int> OnSelect { get; set; }

    private string _descriptionId => _id + "-d";

    private string _tableId => _id + "-t";

    /// <summary>Called by the drawing when an item is chosen.</summary>
    [JSInvokable]
    public Task Selected(int index) => OnSelect.InvokeAsync(index);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_busy || ReferenceEquals(_drawn, Model))
        {
            return;
        }

        // One drawing at a time: what changes meanwhile is drawn when this one is done.
        _busy = true;
        try
        {
            while (!_disposed && !ReferenceEquals(_drawn, Model))
            {
                await DrawAsync(Model);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left while a chart was on its way.
        }
        catch (JSException e)
        {
            // A picture that cannot be drawn must not take the page along; the same figures stand in the table.
            DrawingFailed(Model.Kind, e.Message);
            _tableOpen = true;
            StateHasChanged();
        }
        finally
        {
            _busy = false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        _self?.Dispose();
        try
        {
            await EndDrawingAsync();
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone and took its charts along.
        }
    }

    private async Task EndDrawingAsync()
    {
        if (_drawing is { } drawing)
        {
            _drawing = null;
            await drawing.InvokeVoidAsync("dispose");
            await drawing.DisposeAsync();
        }
    }

    private async Task DrawAsync(ChartModel model)
    {
        var before = _drawn;
        _drawn = model;
        if (_drawing is not null && before?.Kind == model.Kind)
        {
            await _drawing.InvokeVoidAsync("update", model.Data);
            return;
        }

        _self ??= DotNetObjectReference.Create(this);
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./charts.js");
        await EndDrawingAsync();
        _drawing = await _module.InvokeAsync<IJSObjectReference>(
            "create", _element, _reading, model.Kind, model.Data, OnSelect.HasDelegate ? _self : null);

        // The reader may have gone to another page while the drawing was being made.
        if (_disposed)
        {
            await EndDrawingAsync();
        }
    }

    private async Task SaveCsvAsync()
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./charts.js");
        await _module.InvokeVoidAsync("save", Model.Table.FileName + ".csv", Model.Table.ToCsv());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A chart of kind {Kind} could not be drawn and is shown as a table: {Reason}")]
    private partial void DrawingFailed(string kind, string reason);
}
