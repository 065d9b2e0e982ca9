namespace Monitoring.Ingestor.Stores;

/// <summary>How far back raw readings are kept.</summary>
internal static class RawRetention
{
    /// <summary>The oldest reading that is kept now, Unix ms; <see cref="long.MinValue"/> when readings are kept for ever.</summary>
    internal static long EarliestMs(IngestorOptions options, TimeProvider time) => options.RawRetentionDays > 0
        ? (time.GetUtcNow() - TimeSpan.FromDays(options.RawRetentionDays)).ToUnixTimeMilliseconds()
        : long.MinValue;
}
