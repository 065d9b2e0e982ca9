namespace Monitoring.Simulators.Factory.Faults;

/// <summary>Something that is wrong with a machine from a day on.</summary>
public sealed record Fault
{
    /// <summary>What.</summary>
    public required FaultCode Code { get; init; }

    /// <summary>The machine, <c>capacitor</c>, or <c>main</c> for every machine of the plant.</summary>
    public required string Machine { get; init; }

    /// <summary>First local day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First local day without it; null when it stays.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How much, in the unit of the code.</summary>
    public required double Strength { get; init; }

    /// <summary>Days over which it grows from nothing to its strength; 0 when it is there at once.</summary>
    public double CreepDays { get; init; }

    /// <summary>Its strength at a moment of the plant's clock; 0 before and after.</summary>
    /// <param name="localDays">Days since 0001-01-01 on the plant's clock.</param>
    internal double At(double localDays)
    {
        var since = localDays - From.DayNumber;
        return since < 0 || localDays >= (To?.DayNumber ?? double.PositiveInfinity) ? 0
            : CreepDays > 0 && since < CreepDays ? Strength * since / CreepDays
            : Strength;
    }
}
