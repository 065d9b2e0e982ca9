namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>What the heating elements of a machine draw in a minute: everything first, then bursts.</summary>
/// <param name="FullKw">All elements that are left, kW.</param>
/// <param name="FullSeconds">Seconds at full power from the minute's start.</param>
/// <param name="Duty">Share of the rest of the minute in which the elements are on.</param>
internal readonly record struct HeatDraw(double FullKw, double FullSeconds, double Duty)
{
    /// <summary>Mean of the minute, kW.</summary>
    internal double MeanKw => FullKw * (FullSeconds + (Duty * (Trace.Seconds - FullSeconds))) / Trace.Seconds;
}
