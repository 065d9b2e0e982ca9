namespace Monitoring.Dashboard.Live;

/// <summary>
/// The heartbeat of one circuit: once a second while the page is visible. Leaf components subscribe and render themselves,
/// so a page as a whole is never rendered by the clock.
/// </summary>
public sealed class LivePulse : IDisposable
{
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly List<Action> _beats = [];

    /// <summary>Starts to beat.</summary>
    public LivePulse(TimeProvider time) =>
        _timer = time.CreateTimer(_ => Beat(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    /// <summary>True while the browser's tab is hidden: nothing is rendered for nobody.</summary>
    public bool Paused { get; private set; }

    /// <summary>Calls <paramref name="beat"/> once a second until the answer is disposed.</summary>
    public IDisposable Subscribe(Action beat)
    {
        lock (_gate)
        {
            _beats.Add(beat);
        }

        return new Subscription(this, beat);
    }

    /// <summary>Pauses or resumes; on resuming everything catches up at once.</summary>
    public void Pause(bool paused)
    {
        var resumes = Paused && !paused;
        Paused = paused;
        if (resumes)
        {
            Beat();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        if (Paused)
        {
            return;
        }

        Action[] beats;
        lock (_gate)
        {
            beats = [.. _beats];
        }

        foreach (var beat in beats)
        {
            beat();
        }
    }

    private sealed class Subscription(LivePulse pulse, Action beat) : IDisposable
    {
        public void Dispose()
        {
            lock (pulse._gate)
            {
                pulse._beats.Remove(beat);
            }
        }
    }
}
