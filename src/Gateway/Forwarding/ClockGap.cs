using System.Globalization;
using Monitoring.Domain.LineProtocol;

namespace Monitoring.Gateway.Forwarding;

/// <summary>
/// Finds out that this clock and the Ingestor's differ. The gateway sends no time that is more than five minutes ahead of its own clock; when
/// the Ingestor finds one ahead of its clock all the same, the line is not at fault. It must wait until somebody has set the clock that is
/// wrong, and so must all others: what comes later is ahead as well.
/// </summary>
internal static class ClockGap
{
    private const long MaxAheadMs = 5 * 60 * 1000;

    /// <summary>Why the request must be sent again later; null when the lines were refused for what they are.</summary>
    /// <param name="refused">The answer.</param>
    /// <param name="body">The lines that were sent.</param>
    /// <param name="now">This clock.</param>
    /// <param name="isBehind">This clock is known to be behind, so nothing can be compared with it.</param>
    internal static WriteAnswer.Later? Find(WriteAnswer.Refused refused, ReadOnlyMemory<byte> body, DateTimeOffset now, bool isBehind)
    {
        // A line ahead of this clock too was stamped before this clock was set back, and no waiting makes it right: it is refused for good.
        var latest = isBehind ? long.MaxValue : now.ToUnixTimeMilliseconds() + MaxAheadMs;
        if (!refused.Lines.Any(l => l.Code == RefusedLine.TimeAhead && Lines.TimeMs(body.Span, l.Line - 1) <= latest))
        {
            return null;
        }

        var theirs = refused.ServerTime is { } time ? $"reads {Show(time)}" : "is behind";
        return new WriteAnswer.Later(
            $"the clocks differ: the Ingestor's {theirs}, this gateway's {Show(now)}; set the one that is wrong. Readings are kept until then", null);
    }

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
