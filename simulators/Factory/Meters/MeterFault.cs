namespace Monitoring.Simulators.Factory.Meters;

/// <summary>Something that is wrong with a meter from a moment on.</summary>
public sealed record MeterFault
{
    /// <summary>What.</summary>
    public required MeterFaultCode Code { get; init; }

    /// <summary>Beginning on the plant's clock, to the minute.</summary>
    public required DateTime From { get; init; }

    /// <summary>End on the plant's clock, exclusive; null when it stays. Of no meaning where the code is a moment.</summary>
    public DateTime? To { get; init; }

    /// <summary>How much, in the unit of the code; null for what its summary says.</summary>
    public double? Strength { get; init; }

    /// <summary>The phase that is meant, 1 to 3; null for all.</summary>
    public int? Phase { get; init; }

    /// <summary>The other phase where two are mixed up.</summary>
    public int? OtherPhase { get; init; }

    /// <summary>Minutes since 0001-01-01 on the plant's clock at which it begins.</summary>
    internal long FromMinute => From.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>True when it happens at one moment and leaves the meter whole.</summary>
    internal bool IsMoment => Code is MeterFaultCode.Reset or MeterFaultCode.Rollover or MeterFaultCode.RestartAtZero or MeterFaultCode.Exchange;

    /// <summary>Minutes in which the meter does not measure.</summary>
    internal int DownMinutes => Code switch
    {
        MeterFaultCode.RestartAtZero => (int)(Strength ?? 3),
        MeterFaultCode.Exchange => 10,
        _ => 0,
    };

    internal bool IsActive(long localMinute) => localMinute >= FromMinute && (To is not { } to || localMinute < to.Ticks / TimeSpan.TicksPerMinute);
}
