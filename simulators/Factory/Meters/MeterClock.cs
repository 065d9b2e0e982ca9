namespace Monitoring.Simulators.Factory.Meters;

/// <summary>A meter's clock, which may be wrong.</summary>
internal sealed class MeterClock(Meter meter)
{
    private const double MinutesPerDay = 1440;

    private readonly List<MeterFault> _faults = [.. meter.Faults.Where(f => f.Code is MeterFaultCode.ClockSkew or MeterFaultCode.ClockDrift or MeterFaultCode.ClockUnset)];

    /// <summary>What the clock says at an instant.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="localMinute">Its minute on the plant's clock.</param>
    internal DateTimeOffset Shows(DateTimeOffset at, long localMinute)
    {
        var shown = at;
        foreach (var fault in _faults)
        {
            if (fault.IsActive(localMinute))
            {
                var since = TimeSpan.FromMinutes(localMinute - fault.FromMinute);
                shown = fault.Code switch
                {
                    MeterFaultCode.ClockSkew => shown.AddSeconds(fault.Strength ?? 90),
                    MeterFaultCode.ClockDrift => shown.AddSeconds((fault.Strength ?? 2) * since.TotalMinutes / MinutesPerDay),
                    _ => DateTimeOffset.UnixEpoch + since + TimeSpan.FromSeconds(at.Second),
                };
            }
        }

        return shown;
    }
}
