namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>What stands between motor and machine.</summary>
public enum BeltDrive
{
    /// <summary>Nothing.</summary>
    Direct,

    /// <summary>A V-belt.</summary>
    VBelt,

    /// <summary>A notched V-belt.</summary>
    NotchedBelt,

    /// <summary>A toothed belt.</summary>
    Synchronous,
}

/// <summary>Losses of belts.</summary>
public static class BeltDrives
{
    /// <summary>Share of the motor's power that arrives [S5].</summary>
    public static double Efficiency(this BeltDrive drive) => drive switch
    {
        BeltDrive.VBelt => 0.93,
        BeltDrive.NotchedBelt => 0.95,
        BeltDrive.Synchronous => 0.98,
        _ => 1,
    };
}
