using Monitoring.Domain.LineProtocol;

namespace Monitoring.Ingestor.Writing;

/// <summary>The words of the <c>precision</c> parameter.</summary>
internal static class Precisions
{
    /// <summary>Absent means nanoseconds; an unknown word is refused, never guessed.</summary>
    internal static bool TryParse(string? word, out TimestampPrecision precision)
    {
        precision = word switch
        {
            "us" or "u" => TimestampPrecision.Microseconds,
            "ms" => TimestampPrecision.Milliseconds,
            "s" => TimestampPrecision.Seconds,
            _ => TimestampPrecision.Nanoseconds,
        };
        return word is null or "" or "ns" or "n" or "us" or "u" or "ms" or "s";
    }
}
