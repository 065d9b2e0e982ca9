namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>What is on while people are there, whatever the orders: light, air, office.</summary>
public abstract class BuildingService : OperatedMachine
{
    // Beyond any book of orders: it is needed every half day and never waits.
    private const double Always = 100;

    private protected BuildingService() =>
        (NeededShare, Utilisation, RunsThroughBreaks, LeadMinutes, StaggerMinutes, LagMinutes, ForgottenShare) = (Always, Always, true, 20, 10, 15, 0);
}
