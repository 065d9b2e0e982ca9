namespace Monitoring.Analysis.Demand;

/// <summary>How the current demand window stands.</summary>
public enum DemandLevel
{
    /// <summary>No target and no contract are known, or no forecast is possible.</summary>
    Unknown,

    /// <summary>平常.</summary>
    Normal,

    /// <summary>注意: the forecast is above 95 % of the target.</summary>
    Caution,

    /// <summary>警報: the forecast is above the target.</summary>
    Alarm,

    /// <summary>限界: the forecast is above the contract power.</summary>
    Limit,
}
