namespace Monitoring.Simulators.Factory.Plants;

/// <summary>A name in the languages of the screens.</summary>
public sealed record Label
{
    /// <summary>Japanese.</summary>
    public string? Ja { get; init; }

    /// <summary>English.</summary>
    public string? En { get; init; }
}
