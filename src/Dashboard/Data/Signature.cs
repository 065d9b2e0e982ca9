using Microsoft.JSInterop;

namespace Monitoring.Dashboard.Data;

/// <summary>Who changes data, and why. The browser's tab remembers it, and nobody else.</summary>
public sealed class Signature(IJSRuntime js)
{
    private const string ByKey = "data-by";
    private const string WhyKey = "data-why";
    private bool _loaded;

    /// <summary>Who.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Why.</summary>
    public string Why { get; set; } = string.Empty;

    /// <summary>True when both are there.</summary>
    public bool IsComplete => !string.IsNullOrWhiteSpace(By) && !string.IsNullOrWhiteSpace(Why);

    /// <summary>Brings back what the tab remembers, once.</summary>
    public async Task LoadAsync()
    {
        if (!_loaded)
        {
            _loaded = true;
            By = await js.InvokeAsync<string?>("sessionStorage.getItem", ByKey) ?? By;
            Why = await js.InvokeAsync<string?>("sessionStorage.getItem", WhyKey) ?? Why;
        }
    }

    /// <summary>Has the tab remember it.</summary>
    public async Task KeepAsync()
    {
        await js.InvokeVoidAsync("sessionStorage.setItem", ByKey, By);
        await js.InvokeVoidAsync("sessionStorage.setItem", WhyKey, Why);
    }
}
