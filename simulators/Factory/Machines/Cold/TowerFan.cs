namespace Monitoring.Simulators.Factory.Machines.Cold;

/// <summary>How the fan of a cooling tower is driven.</summary>
public enum TowerFan
{
    /// <summary>On and off.</summary>
    SingleSpeed,

    /// <summary>Half and full speed.</summary>
    TwoSpeed,

    /// <summary>By a drive.</summary>
    Variable,
}
