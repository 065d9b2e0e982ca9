namespace Monitoring.Analysis.Calibrations;

/// <summary>Which readings a calibration corrects.</summary>
public enum CalibrationTarget
{
    /// <summary>Energy, power and current.</summary>
    All,

    /// <summary>Energy counters, and what is calculated from them.</summary>
    Energy,

    /// <summary>Power, and energy that was integrated from it.</summary>
    Power,
}

/// <summary>
/// A dated correction of what a meter shows: the true value is the shown one times <see cref="Factor"/>, with import and export
/// exchanged where <see cref="IsReversed"/>. Raw readings stay as they are; it is applied to what is calculated from them.
/// </summary>
/// <param name="FromMs">Start, Unix ms UTC, on a quarter hour, inclusive.</param>
/// <param name="ToMs">End, Unix ms UTC, on a quarter hour, exclusive; <see cref="long.MaxValue"/> while it goes on.</param>
/// <param name="Factor">Positive; e.g. 1.5 where a transformer of 150 A was entered as one of 100 A.</param>
/// <param name="IsReversed">True where the current transformer is mounted the wrong way round.</param>
/// <param name="Target">What it corrects.</param>
public sealed record Calibration(long FromMs, long ToMs, double Factor, bool IsReversed, CalibrationTarget Target)
{
    /// <summary>True when it holds at an instant, Unix ms.</summary>
    public bool HoldsAt(long timeMs) => timeMs >= FromMs && timeMs < ToMs;
}
