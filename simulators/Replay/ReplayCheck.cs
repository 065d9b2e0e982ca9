using Monitoring.Simulators.Replay.Reading;

namespace Monitoring.Simulators.Replay;

/// <summary>A first pass over the file, so that what is wrong with it is said before anything is published.</summary>
public static class ReplayCheck
{
    private const int BadRowsShown = 20;
    private static readonly DateTimeOffset GatewayEarliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The number of points; null when they must not be published.</summary>
    /// <param name="file">CSV file, plain or <c>.gz</c>.</param>
    /// <param name="layout">How to read it.</param>
    /// <param name="times">What its times say.</param>
    /// <param name="skipBadRows">Whether the rest is published when rows cannot be read.</param>
    /// <param name="says">Takes what is wrong.</param>
    public static int? Points(string file, CsvLayout layout, FileTimes times, bool skipBadRows, TextWriter says)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(says);
        var bad = new List<BadRow>();
        var total = 0;
        var old = 0;
        foreach (var point in CsvMeter.Read(file, layout, bad.Add))
        {
            total++;
            old += point.Time < GatewayEarliest ? 1 : 0;
        }

        foreach (var row in bad.Take(BadRowsShown))
        {
            says.WriteLine(row);
        }

        if (bad.Count > 0)
        {
            says.WriteLine($"{bad.Count} rows cannot be read{(bad.Count > BadRowsShown ? $" (the first {BadRowsShown} are shown)" : "")}. "
                + (skipBadRows ? "They are left out." : "Nothing was published; --skip-bad-rows publishes the rest."));
        }

        if (old > 0)
        {
            says.WriteLine($"{old} of {total} points are older than {GatewayEarliest:yyyy-MM-dd}: the gateway takes such times for nonsense "
                + "unless it is started with an earlier Gateway__Clock__Earliest.");
        }

        if (total == 0 && (bad.Count == 0 || skipBadRows))
        {
            says.WriteLine(WhyNothing(layout, times));
        }

        return total == 0 || (bad.Count > 0 && !skipBadRows) ? null : total;
    }

    private static string WhyNothing(CsvLayout layout, FileTimes times)
    {
        if (times is not { First: { } first, Last: { } last })
        {
            return "Nothing to publish: the file has no row with a time.";
        }

        if (layout.From is null && layout.To is null)
        {
            return "Nothing to publish: the mapped cells are missing in every row.";
        }

        var span = $"{(layout.From is { } from ? $" from {Local(from)}" : "")}{(layout.To is { } to ? $" up to {Local(to)}" : "")}";
        return $"Nothing to publish lies in the span{span}: the file's times go from {Local(first)} to {Local(last)}.";

        string Local(DateTimeOffset time) => $"{TimeZoneInfo.ConvertTime(time, layout.Zone):yyyy-MM-dd HH:mm}";
    }
}
