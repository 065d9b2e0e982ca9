namespace Monitoring.Domain.Quantities;

/// <summary>One kind of measured value from the closed list in <see cref="QuantityCatalogue"/>, with its canonical unit.</summary>
/// <param name="Name">Name on the wire, e.g. <c>active_power_w</c>; carries unit and phase.</param>
/// <param name="Unit">Canonical unit symbol, empty for a ratio or state.</param>
/// <param name="Kind">Gauge, counter or state.</param>
/// <param name="Meaning">What is measured, and its sign: import, and lagging (inductive), are positive.</param>
public sealed record Quantity(string Name, string Unit, QuantityKind Kind, string Meaning)
{
    private const double MaxMagnitude = 1e15;

    /// <summary>Position in <see cref="QuantityCatalogue.All"/>; stable within a process only.</summary>
    public int Index { get; init; }

    /// <summary>
    /// True when a meter can have meant <paramref name="value"/>: a finite number up to 10^15, which no plant reaches and up to which
    /// sums of values stay exact numbers. What a certain meter can reach is for the analysis to judge.
    /// </summary>
    public static bool IsPossible(double value) => Math.Abs(value) <= MaxMagnitude;

    /// <inheritdoc/>
    public bool Equals(Quantity? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
