using Monitoring.Domain.Ledger;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Quarter hours as the ledger's tables number them: since 1970-01-01T00:00:00Z.</summary>
internal static class Quarters
{
    /// <summary>The quarter hour that holds a time.</summary>
    internal static int Of(long timeMs) => (int)(LedgerInterval.StartOf(timeMs) / LedgerInterval.StepMs);

    /// <summary>The first quarter hour that starts at a time or after it; for times beyond all quarter hours, the last one.</summary>
    internal static int From(long timeMs) => (int)Math.Clamp(-LedgerInterval.StartOf(-timeMs) / LedgerInterval.StepMs, int.MinValue, int.MaxValue);

    /// <summary>Start of a quarter hour, Unix ms.</summary>
    internal static long StartMs(int quarter) => quarter * LedgerInterval.StepMs;
}
