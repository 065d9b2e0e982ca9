using System.Collections.ObjectModel;
using Monitoring.Domain.Quantities;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// What is known of one meter beside its samples; everything is optional. An instance says of the whole history of the meter what
/// holds: the same facts belong to every part of it that is calculated.
/// </summary>
public sealed record MeterFacts
{
    /// <summary>Nothing is known.</summary>
    public static MeterFacts None { get; } = new();

    /// <summary>Greatest power that the circuit can take or give, W, e.g. from the nameplate or the main breaker. Active energy that would need more is not believed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public double? MaxPowerW
    {
        get;
        init => field = value is null || IsPositive(value.Value) ? value : throw Wrong(nameof(MaxPowerW), value.Value, "a positive number of watts");
    }

    /// <summary>
    /// Where counters start again from 0, in each counter's canonical unit, e.g. 100,000,000 Wh for a display of five digits of kWh.
    /// Of a counter that is not named the usual ones are tried (<see cref="CounterModuli"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not a positive number.</exception>
    public IReadOnlyDictionary<Quantity, double> Moduli
    {
        get;
        init => field = value.Values.All(IsPositive) ? value : throw Wrong(nameof(Moduli), value.Values.First(m => !IsPositive(m)), "a positive number");
    }
    = ReadOnlyDictionary<Quantity, double>.Empty;

    /// <summary>True where the import counter counts both directions (<see cref="MixedDirections"/>).</summary>
    public bool ImportIncludesExport { get; init; }

    /// <summary>When the meter was replaced by another one, in any order.</summary>
    public IReadOnlyList<MeterExchange> Exchanges { get; init; } = [];

    private static bool IsPositive(double value) => value > 0 && Quantity.IsPossible(value);

    private static ArgumentOutOfRangeException Wrong(string name, double value, string wanted) =>
        new(name, value, $"{name} must be {wanted}; leave it out where it is not known.");
}

/// <summary>
/// A meter was replaced by another one that reports under the same id. Samples before <paramref name="AtMs"/> are the old meter's, samples at
/// that instant and later the new one's; counters are never compared across it. What is read off the two meters makes the energy
/// continuous: old meter's last sample to <see cref="ExchangedCounter.LastValue"/>, and <see cref="ExchangedCounter.FirstValue"/> to the
/// new meter's first sample. Without such a reading that side is not known from the counter, and held power fills it where there is power.
/// </summary>
/// <param name="AtMs">Time of the exchange, Unix ms UTC.</param>
public sealed record MeterExchange(long AtMs)
{
    /// <summary>What was read off, at most once per counter.</summary>
    public IReadOnlyList<ExchangedCounter> Counters { get; init; } = [];
}

/// <summary>Readings of one counter at an exchange, in its canonical unit (Wh, varh, m³); each null where it was not noted.</summary>
/// <param name="Counter">Which counter.</param>
/// <param name="LastValue">The old meter's total when it was taken out.</param>
/// <param name="FirstValue">The new meter's total when it was put in; often 0.</param>
public sealed record ExchangedCounter(Quantity Counter, double? LastValue, double? FirstValue);
