namespace Monitoring.Simulators.Factory.Machines.Plastics;

/// <summary>How an injection moulding machine is driven.</summary>
public enum InjectionDrive
{
    /// <summary>Hydraulic with a pump at constant speed.</summary>
    FixedPump,

    /// <summary>Hydraulic with a pump on a servo motor.</summary>
    ServoPump,

    /// <summary>Electric axes.</summary>
    AllElectric,
}
