namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// Chance as a pure function of seed, name and number: any moment can be computed without those before it, and a plant with a fault draws
/// the same numbers as the plant without it.
/// </summary>
/// <param name="seed">The plant's seed.</param>
/// <param name="name">What the numbers belong to; every name has its own.</param>
public readonly struct Chance(int seed, string name)
{
    private readonly ulong _key = KeyOf(seed, name);

    /// <summary>Uniform in [0, 1), the same for the same number.</summary>
    public double Of(long number)
    {
        // SplitMix64's finisher spreads neighbouring numbers apart.
        var hash = _key ^ ((ulong)number * 0x9E3779B97F4A7C15UL);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Between -1 and 1, straight between one drawn number and the next: neighbouring moments are alike, as in an AR(1) process.</summary>
    /// <param name="at">The moment, in any unit.</param>
    /// <param name="step">Length between two drawn numbers, in the same unit.</param>
    public double Smooth(double at, double step)
    {
        var place = at / step;
        var whole = Math.Floor(place);
        var first = Of((long)whole);
        return (2 * (first + ((place - whole) * (Of((long)whole + 1) - first)))) - 1;
    }

    private static ulong KeyOf(int seed, string name)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }
}
