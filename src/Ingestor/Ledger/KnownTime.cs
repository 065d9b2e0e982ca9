using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Finds the time in which there is anything of a meter at all: readings, entered energy, or quarter hours that may have to go.</summary>
public sealed class KnownTime(MeterHistory history, CorrectionTable corrections, LedgerTable ledger)
{
    // More than the rules look, or hold a value, beyond the first and the last reading.
    private static readonly long MarginMs = 2 * (long)IntervalRules.PowerReach.TotalMilliseconds;

    /// <summary>The part of a span, both ends Unix ms and inclusive, outside which there is nothing; a moment of it where there is nothing at all.</summary>
    public async Task<(long FromMs, long ToMs)> WithinAsync(DirtySpan span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var ends = new List<(long FirstMs, long LastMs)>();
        if (await ledger.EndsAsync(span.MeterId, cancel) is { } rows)
        {
            ends.Add(rows);
        }

        var own = (await corrections.HoldingAsync(span.Site, span.Meter, cancel)).Where(c => c.Meter == span.Meter).ToList();
        ends.AddRange(own.Where(c => c.Kind is CorrectionKind.Edit or CorrectionKind.Import).Select(c => (c.FromMs, c.ToMs ?? span.ToMs)));
        foreach (var device in own.Select(c => c.NewMeter).OfType<string>().Append(span.Meter))
        {
            if (await history.EndsAsync(span.Site, device, MeterSamples.Quantities, cancel) is { } readings)
            {
                ends.Add((readings.FirstMs - MarginMs, readings.LastMs + MarginMs));
            }
        }

        if (ends.Count == 0 || ends.Min(e => e.FirstMs) > span.ToMs)
        {
            return (span.ToMs, span.ToMs);
        }

        var from = Math.Max(span.FromMs, ends.Min(e => e.FirstMs));
        return (from, Math.Max(from, Math.Min(span.ToMs, ends.Max(e => e.LastMs))));
    }
}
