namespace Monitoring.Ingestor.Corrections;

/// <summary>A device and the time in which its readings count for a meter.</summary>
/// <param name="Device">Meter id under which it reports.</param>
/// <param name="FromMs">Start, inclusive, Unix ms.</param>
/// <param name="ToMs">End, exclusive, Unix ms.</param>
public sealed record DeviceTime(string Device, long FromMs, long ToMs)
{
    /// <summary>The devices of a meter, ascending: itself, then those that replaced it under ids of their own.</summary>
    /// <param name="meter">Meter id.</param>
    /// <param name="corrections">Corrections that hold, other ones too.</param>
    public static IReadOnlyList<DeviceTime> Of(string meter, IEnumerable<CorrectionRow> corrections)
    {
        var times = new List<DeviceTime> { new(meter, long.MinValue, long.MaxValue) };
        var successors = corrections.Where(c => c.Kind == CorrectionKind.Replacement && c.Meter == meter && c.NewMeter is not null)
            .Select(c => (Device: c.NewMeter!, AtMs: CorrectionDetails.Of(c).AtMs!.Value));
        foreach (var (device, at) in successors.OrderBy(s => s.AtMs))
        {
            times[^1] = times[^1] with { ToMs = at };
            times.Add(new DeviceTime(device, at, long.MaxValue));
        }

        return times;
    }
}
