using Monitoring.Domain.Ledger;

namespace Monitoring.Domain.Contracts;

/// <summary>The words that stand for <see cref="IntervalOrigin"/> on the wire.</summary>
public static class OriginWords
{
    /// <summary>The word of <paramref name="origin"/>.</summary>
    public static string Of(IntervalOrigin origin) => origin switch
    {
        IntervalOrigin.Measured => "measured",
        IntervalOrigin.CounterAcrossGap => "counter_across_gap",
        IntervalOrigin.IntegratedFromPower => "integrated_from_power",
        IntervalOrigin.Edited => "edited",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    /// <summary>The origin that <paramref name="word"/> stands for.</summary>
    /// <exception cref="FormatException">The word is not known.</exception>
    public static IntervalOrigin Parse(string word) => word switch
    {
        "measured" => IntervalOrigin.Measured,
        "counter_across_gap" => IntervalOrigin.CounterAcrossGap,
        "integrated_from_power" => IntervalOrigin.IntegratedFromPower,
        "edited" => IntervalOrigin.Edited,
        _ => throw new FormatException($"Unknown origin '{word}'."),
    };
}
