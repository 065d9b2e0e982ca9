namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>What a kind of meter is by nature; a plant's file may say otherwise of a meter.</summary>
/// <param name="CounterStepWh">Step of its counters, Wh.</param>
/// <param name="NetsPhases">True when it counts the sum of its phases, false when each by itself.</param>
/// <param name="HasClock">True when its messages say when they were measured.</param>
public sealed record DialectTraits(double CounterStepWh, bool NetsPhases, bool HasClock);
