using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Monitoring.Dashboard.Components.ReviewParts;

/// <summary>The keys of the review desk, as the browser hears them.</summary>
public sealed class DeskKeys(IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<DeskKeys>? _self;

    /// <summary>A key was pressed: what it stands for.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnKey { get; set; }

    /// <summary>Called by the browser for a key.</summary>
    [JSInvokable]
    public Task Pressed(string action) => InvokeAsync(() => OnKey.InvokeAsync(action));

    /// <summary>Brings the open finding of the list into sight.</summary>
    public async Task RevealAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("reveal", ".queue-item[aria-current=true]");
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.InvokeAsync<IJSObjectReference>("import", "./review.js");
            _keys = await _module.InvokeAsync<IJSObjectReference>("listen", _self);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("dispose");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }

        _self?.Dispose();
    }
}
