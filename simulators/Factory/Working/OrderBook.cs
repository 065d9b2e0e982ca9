using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Working;

/// <summary>How busy a plant is from day to day [choice; a whole site varies by 5 to 10 % from day to day].</summary>
public sealed record OrderBook
{
    /// <summary>Mean, 1 for full order books.</summary>
    public double Mean { get; init; } = 0.9;

    /// <summary>How far busy and quiet weeks lie from the mean.</summary>
    public double Weeks { get; init; } = 0.08;

    /// <summary>How far a day lies from its week.</summary>
    public double Days { get; init; } = 0.05;

    /// <summary>True when on one working day in a fortnight everything is started at once and orders are many: the peak of the month.</summary>
    public bool RushDays { get; init; } = true;

    /// <summary>How busy such a day is.</summary>
    public double Rush { get; init; } = 1.1;

    internal double On(DateOnly date, Chance chance) => Math.Max(
        0.1, Mean + (Weeks * chance.Smooth(date.DayNumber, 10)) + (Days * ((2 * chance.Of(-date.DayNumber)) - 1)));
}
