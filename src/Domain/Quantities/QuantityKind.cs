namespace Monitoring.Domain.Quantities;

/// <summary>How the values of a quantity relate to time.</summary>
public enum QuantityKind
{
    /// <summary>A level at an instant, e.g. power; averaged over time.</summary>
    Gauge,

    /// <summary>A total that only grows, e.g. energy; its difference over a span is what happened in that span.</summary>
    Counter,

    /// <summary>A discrete state; neither averaged nor summed.</summary>
    State,
}
