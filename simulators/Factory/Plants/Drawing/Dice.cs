using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>Draws one number after the other; the same seed gives the same row.</summary>
internal sealed class Dice(int seed)
{
    private readonly Chance _chance = new(seed, "random plant");
    private long _thrown;

    /// <summary>Uniform between two numbers.</summary>
    internal double Between(double least, double most) => least + ((most - least) * _chance.Of(_thrown++));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both possible.</summary>
    internal int Whole(int least, int most) => (int)Math.Floor(Between(least, most + 1));

    /// <summary>True with a probability.</summary>
    internal bool Is(double probability) => Between(0, 1) < probability;

    /// <summary>One of a list.</summary>
    internal T Of<T>(IReadOnlyList<T> list) => list[Whole(0, list.Count - 1)];

    /// <summary>A list in another order.</summary>
    internal List<T> Shuffled<T>(IEnumerable<T> list) => [.. list.Select(item => (Item: item, At: Between(0, 1))).OrderBy(i => i.At).Select(i => i.Item)];
}
