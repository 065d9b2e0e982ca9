namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>What gives the light.</summary>
public enum LampKind
{
    /// <summary>Light-emitting diodes: at once, power factor 0.9 to 0.98 [memory].</summary>
    Led,

    /// <summary>Discharge lamps such as metal halide: 4 to 8 minutes to full light, and as long to strike again; 0.85 to 0.95 [memory].</summary>
    Hid,
}
