namespace Monitoring.Simulators.Factory.Meters;

/// <summary>A meter that sends when its power has changed enough, and now and then in any case.</summary>
public sealed record OnChange
{
    /// <summary>Least change in W.</summary>
    public double Watts { get; init; } = 10;

    /// <summary>Least change in percent of the power sent last; both thresholds must be passed.</summary>
    public double Percent { get; init; }

    /// <summary>Longest silence in seconds.</summary>
    public int SilenceS { get; init; } = 300;

    /// <summary>True when a reading is worth a message after the one sent last.</summary>
    internal bool IsWorth(MeterReading reading, MeterReading? sent) => sent is null
        || (reading.At - sent.At).TotalSeconds >= SilenceS
        || Math.Abs(reading.W - sent.W) >= Math.Max(Watts, Math.Abs(sent.W) * Percent / 100);
}
