namespace Monitoring.Domain.Contracts;

/// <summary>
/// Why a correction is refused, where only what is stored already can tell: <see cref="WriteError.Reason"/>, with <see cref="WriteError.Values"/>
/// as beside each. What is wrong with the request itself is said in English alone.
/// </summary>
public static class CorrectionCodes
{
#pragma warning disable CS1591 // each name says what it is
    public const string NoSite = "no_site"; // site
    public const string NoMeter = "no_meter"; // meter
    public const string TooEarly = "time_too_early"; // earliest date
    public const string InFuture = "time_in_future";
    public const string SameCalibration = "same_calibration"; // correction
    public const string UndoneBefore = "undone_before"; // correction
    public const string IsReplacement = "is_replacement"; // new meter, old meter, correction
    public const string ReplacedBefore = "replaced_before"; // new meter, correction
    public const string ModulusReached = "modulus_reached"; // what the counter has reached, kWh
#pragma warning restore CS1591
}
