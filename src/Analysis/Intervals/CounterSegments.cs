using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Cuts a counter's samples at the exchanges of the meter, and adds what was read off the old and the new meter: enumerates the samples
/// of each meter in turn, ascending. Most meters have one segment, which is the list itself.
/// </summary>
internal ref struct CounterSegments
{
    private readonly MeterExchange[] _exchanges;
    private readonly Quantity _counter;
    private ReadOnlySpan<Sample> _rest;
    private Sample? _put;
    private int _next;

    internal CounterSegments(ReadOnlySpan<Sample> ascending, Quantity counter, IReadOnlyList<MeterExchange> exchanges)
    {
        _rest = ascending;
        _counter = counter;
        _exchanges = exchanges.Count == 0 ? [] : [.. exchanges.OrderBy(e => e.AtMs)];
    }

    public ReadOnlySpan<Sample> Current { get; private set; }

    public readonly CounterSegments GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next > _exchanges.Length)
        {
            return false;
        }

        if (_next == _exchanges.Length)
        {
            Current = With(_put, _rest, taken: null);
            _next++;
            return true;
        }

        var exchange = _exchanges[_next++];
        var count = CounterNeighbours.FirstFrom(_rest, exchange.AtMs);
        var readings = OfCounter(exchange);
        Current = With(_put, _rest[..count], At(exchange.AtMs, readings?.LastValue));
        _put = At(exchange.AtMs, readings?.FirstValue);
        _rest = _rest[count..];
        return true;
    }

    private readonly ExchangedCounter? OfCounter(MeterExchange exchange)
    {
        foreach (var readings in exchange.Counters)
        {
            if (readings.Counter == _counter)
            {
                return readings;
            }
        }

        return null;
    }

    private static Sample? At(long timeMs, double? value) => value is { } known ? new Sample(timeMs, known) : null;

    private static ReadOnlySpan<Sample> With(Sample? put, ReadOnlySpan<Sample> samples, Sample? taken)
    {
        // A sample of the very instant of the exchange is the new meter's own and needs no other.
        put = samples.Length > 0 && samples[0].TimeMs == put?.TimeMs ? null : put;
        if (put is null && taken is null)
        {
            return samples;
        }

        var all = new List<Sample>(samples.Length + 2);
        AddKnown(all, put);
        all.AddRange(samples);
        AddKnown(all, taken);
        return all.ToArray();
    }

    private static void AddKnown(List<Sample> all, Sample? sample)
    {
        if (sample is { } known)
        {
            all.Add(known);
        }
    }
}
