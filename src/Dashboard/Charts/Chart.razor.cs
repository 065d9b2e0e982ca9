using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Monitoring.Dashboard.Charts;

/// <summary>
/// A chart with its caption, its sentence, its table twin and its CSV. Drawing is done by <c>wwwroot/charts.js</c>;
/// a changed <see cref="Model"/> is sent there without rendering the figure anew.
/// </summary>
public sealed partial class Chart(IJSRuntime js) : ComponentBase
{
    private readonly string _id = "c" + Guid.NewGuid().ToString("N")[..8];
    private ElementReference _element;
    private ElementReference _reading;
    private IJSObjectReference? _module;
    private IJSObjectReference? _drawing;
    private DotNetObjectReference<Chart>? _self;
    private ChartModel? _drawn;
    private bool _tableOpen;

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
        if (ReferenceEquals(_drawn, Model))
        {
            return;
        }

        var model = Model;
        var before = _drawn;
        _drawn = model;
        try
        {
            if (_drawing is null || before?.Kind != model.Kind)
            {
                await CreateAsync(model);
            }
            else
            {
                await _drawing.InvokeVoidAsync("update", model.Data);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left while a chart was on its way.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_drawing is not null)
            {
                await _drawing.InvokeVoidAsync("dispose");
                await _drawing.DisposeAsync();
            }

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

    private async Task CreateAsync(ChartModel model)
    {
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./charts.js");
        if (_drawing is not null)
        {
            await _drawing.InvokeVoidAsync("dispose");
            await _drawing.DisposeAsync();
        }

        _drawing = await _module.InvokeAsync<IJSObjectReference>(
            "create", _element, _reading, model.Kind, model.Data, OnSelect.HasDelegate ? _self : null);

        // The model may have changed while the drawing was being made.
        if (!ReferenceEquals(_drawn, model) && _drawn is { } newer && newer.Kind == model.Kind)
        {
            await _drawing.InvokeVoidAsync("update", newer.Data);
        }
    }

    private async Task SaveCsvAsync()
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./charts.js");
        await _module.InvokeVoidAsync("save", Model.Table.FileName + ".csv", Model.Table.ToCsv());
    }
}
