using System.Text;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Domain.Tests.LineProtocol;

/// <summary>One parse of a body, with the rules of the tests.</summary>
internal static class Parsing
{
    public const long Now = 1_800_000_000_000;

    /// <summary>From 2000 to now + 5 minutes.</summary>
    public static readonly TimeRule Times = new(Now, 946_684_800_000, Now + 300_000);

    public static (PointBatch Points, List<RefusedLine> Refused) Parse(string body) => Parse(Encoding.UTF8.GetBytes(body));

    public static (PointBatch Points, List<RefusedLine> Refused) Parse(
        byte[] body, TimestampPrecision precision = TimestampPrecision.Milliseconds, TimeRule? times = null)
    {
        var points = new PointBatch();
        var refused = new RefusedLines();
        new LineProtocolParser().Parse(body, precision, times ?? Times, points, refused);
        return (points, [.. refused.Listed]);
    }
}
