namespace Monitoring.Simulators.Factory.Plants;

/// <summary>The building, for whoever reads the plant.</summary>
public sealed record Building
{
    /// <summary>Floor in m2.</summary>
    public double FloorM2 { get; init; }

    /// <summary>People who work in it.</summary>
    public int People { get; init; }

    /// <summary>What is made in it.</summary>
    public Label Makes { get; init; } = new();
}
