namespace Monitoring.Dashboard.Charts;

/// <summary>Times as the charts want them.</summary>
public static class ChartTime
{
    /// <summary>
    /// Milliseconds that read as the plant's clock when taken for UTC: the browser then draws the plant's midnight
    /// wherever it stands (the charts are told to use UTC).
    /// </summary>
    public static long Of(DateTimeOffset local) => (long)(local.DateTime - DateTime.UnixEpoch).TotalMilliseconds;
}
