namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Chance as a pure function of seed, name and number, so that any moment can be computed without those before it.</summary>
internal static class Chance
{
    /// <summary>Uniform in [0, 1).</summary>
    internal static double Of(int seed, string name, long number)
    {
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        // SplitMix64's finisher spreads neighbouring numbers apart.
        hash ^= (ulong)number * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
