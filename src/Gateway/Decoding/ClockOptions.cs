namespace Monitoring.Gateway.Decoding;

/// <summary>Settings <c>Gateway:Clock</c>: which timestamps can be true.</summary>
public sealed class ClockOptions
{
    /// <summary>Readings stamped before this instant carry a clock that was never set; they get their arrival time.</summary>
    public DateTimeOffset Earliest { get; set; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
