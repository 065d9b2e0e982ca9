using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Cuts a counter's samples at the exchanges of the meter, and adds what was read off the old and the new meter.</summary>
internal static class CounterSegments
{
    /// <summary>The samples of each meter in turn, ascending; most meters have one segment, which is the list itself.</summary>
    internal static IEnumerable<ReadOnlyMemory<Sample>> Of(ReadOnlyMemory<Sample> ascending, Quantity counter, IReadOnlyList<MeterExchange> exchanges)
    {
        if (exchanges.Count == 0)
        {
            yield return ascending;
            yield break;
        }

        Sample? put = null;
        foreach (var exchange in exchanges.OrderBy(e => e.AtMs))
        {
            var readings = exchange.Counters.FirstOrDefault(c => c.Counter == counter);
            var count = Before(ascending.Span, exchange.AtMs);
            yield return With(put, ascending[..count], At(exchange.AtMs, readings?.LastValue));
            put = At(exchange.AtMs, readings?.FirstValue);
            ascending = ascending[count..];
        }

        yield return With(put, ascending, taken: null);
    }

    private static Sample? At(long timeMs, double? value) => value is { } known ? new Sample(timeMs, known) : null;

    private static int Before(ReadOnlySpan<Sample> ascending, long timeMs)
    {
        var count = 0;
        while (count < ascending.Length && ascending[count].TimeMs < timeMs)
        {
            count++;
        }

        return count;
    }

    private static ReadOnlyMemory<Sample> With(Sample? put, ReadOnlyMemory<Sample> samples, Sample? taken)
    {
        // A sample of the very instant of the exchange is the new meter's own and needs no other.
        put = samples.Length > 0 && samples.Span[0].TimeMs == put?.TimeMs ? null : put;
        return put is null && taken is null
            ? samples
            : (Sample[])[.. put is { } first ? [first] : (ReadOnlySpan<Sample>)[], .. samples.Span, .. taken is { } last ? [last] : (ReadOnlySpan<Sample>)[]];
    }
}
