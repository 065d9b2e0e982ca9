namespace Monitoring.Domain.Quantities;

/// <summary>One kind of measured value from the closed list in <see cref="QuantityCatalogue"/>, with its canonical unit.</summary>
/// <param name="Name">Name on the wire, e.g. <c>active_power_w</c>; carries unit and phase.</param>
/// <param name="Unit">Canonical unit symbol, empty for a ratio or state.</param>
/// <param name="Kind">Gauge, counter or state.</param>
/// <param name="Meaning">What is measured, and its sign: import, and lagging (inductive), are positive.</param>
public sealed record Quantity(string Name, string Unit, QuantityKind Kind, string Meaning)
{
    /// <summary>Position in <see cref="QuantityCatalogue.All"/>; stable within a process only.</summary>
    public int Index { get; init; }

    /// <inheritdoc/>
    public bool Equals(Quantity? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
