using Microsoft.AspNetCore.Components;

namespace Monitoring.Dashboard.Live;

/// <summary>A leaf component that renders itself at every beat of the circuit's pulse.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private IDisposable? _subscription;

    /// <summary>The circuit's pulse.</summary>
    [Inject]
    protected LivePulse Pulse { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _subscription = Pulse.Subscribe(() => _ = InvokeAsync(BeatSafelyAsync));

    /// <summary>What happens at each beat; renders the component unless overridden.</summary>
    protected virtual Task OnBeatAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Ends the subscription.</summary>
    protected virtual void Dispose(bool disposing) => _subscription?.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private async Task BeatSafelyAsync()
    {
        try
        {
            await OnBeatAsync();
        }
        catch (Exception e)
        {
            // Nobody awaits a beat: without this the fault would vanish instead of reaching the error boundary.
            await DispatchExceptionAsync(e);
        }
    }
}
