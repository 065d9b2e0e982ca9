using Monitoring.Domain.Quantities;

namespace Monitoring.Domain.Readings;

/// <summary>One measured value in the canonical unit of its quantity; always finite.</summary>
/// <param name="Quantity">What was measured.</param>
/// <param name="Value">The value in <see cref="Quantity.Unit"/>.</param>

public readonly record struct QuantityValue(Quantity Quantity, double Value);
