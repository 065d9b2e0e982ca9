namespace Monitoring.Simulators.Publishing;

/// <summary>Room for so many messages under way.</summary>
internal sealed class Window(int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly SemaphoreSlim _draining = new(1, 1);

    /// <summary>Waits for room for one message and takes it.</summary>
    internal Task TakeAsync(CancellationToken cancel) => _free.WaitAsync(cancel);

    /// <summary>Gives back the room of one message.</summary>
    internal void Free() => _free.Release();

    /// <summary>Waits until nothing is under way. One caller at a time: two that each hold half of the room would wait for ever.</summary>
    internal async Task DrainAsync(CancellationToken cancel)
    {
        await _draining.WaitAsync(cancel);
        var taken = 0;
        try
        {
            for (; taken < size; taken++)
            {
                await TakeAsync(cancel);
            }
        }
        finally
        {
            if (taken > 0)
            {
                _free.Release(taken);
            }

            _draining.Release();
        }
    }

    public void Dispose()
    {
        _free.Dispose();
        _draining.Dispose();
    }
}
