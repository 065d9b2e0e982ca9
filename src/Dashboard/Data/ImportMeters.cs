using Monitoring.Dashboard.Load;

namespace Monitoring.Dashboard.Data;

/// <summary>Which meter a file is probably for.</summary>
public static class ImportMeters
{
    /// <summary>A meter that lives on files alone, else the one at the supply, else any; empty (a new one) where there is none.</summary>
    public static string Usual(LoadSubjects subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var meters = subjects.Meters;
        return meters.FirstOrDefault(m => m.Quantities.Count == 0)?.Meter
            ?? meters.FirstOrDefault(m => m.Meter == subjects.MainMeter)?.Meter
            ?? meters.FirstOrDefault()?.Meter
            ?? string.Empty;
    }
}
