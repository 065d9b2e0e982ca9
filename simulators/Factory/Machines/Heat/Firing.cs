namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>Something that is fully on for a share of each period: bursts of a heating element, a compressor that switches on and off.</summary>
internal static class Firing
{
    private static readonly Pattern[] Bursts = [.. Enumerable.Range(1, 100).Select(percent => new Pattern((percent, 1), (100 - percent, 0)))];

    /// <summary>Draws it; the mean is exact, the length of a burst is rounded up to a hundredth of the period.</summary>
    /// <returns>Seconds used.</returns>
    internal static double Draw(Trace trace, Level full, double duty, double period, double phase)
    {
        if (duty is <= 0 or >= 1)
        {
            return trace.Hold(full * Math.Clamp(duty, 0, 1));
        }

        var burst = Bursts[Math.Clamp((int)Math.Ceiling(100 * duty), 1, 100) - 1];
        return trace.Repeat(burst, full * duty, period, phase);
    }
}
