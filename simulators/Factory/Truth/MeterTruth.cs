using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Truth;

/// <summary>What is wrong with a plant's meters and their installation, and what they should show.</summary>
public static class MeterTruth
{
    private const double WToKw = 1000;
    private const double UsualRegisterKwh = 100_000;

    /// <summary>The faults of meters within a span, in the order of the plant's file.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="from">Start of the span.</param>
    /// <param name="to">End, exclusive.</param>
    /// <param name="cancel">Ends it.</param>
    public static IReadOnlyList<TrueFault> Of(Plant plant, int seed, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plant);
        var spans = (from m in plant.Meters.Index()
                     from f in m.Item.Faults
                     let begins = plant.ToUtc(f.From)
                     let start = begins > @from ? begins : @from
                     let end = f.To is { } last && !f.IsMoment && plant.ToUtc(last) < to ? plant.ToUtc(last) : to
                     where start < end
                     select new Span(m.Index, m.Item, f, begins, start, end)).ToList();
        var marks = spans.SelectMany(s => (DateTimeOffset[])[s.Begins, s.Measuring, s.From, s.To]).Distinct().Order().ToList();
        var counters = new Dictionary<(DateTimeOffset, int), (double Import, double Export)>();
        var meters = marks.Count > 0 ? new PlantMeters(plant, seed) : null;
        foreach (var mark in marks)
        {
            cancel.ThrowIfCancellationRequested();
            meters!.MoveTo(mark);
            foreach (var i in spans.Select(s => s.Index).Distinct())
            {
                counters[(mark, i)] = meters.Devices[i].RightAt(meters, Math.Max(0, (mark - meters.Now).TotalSeconds));
            }
        }

        return [.. spans.Select(s => Of(s, mark => counters[(mark, s.Index)]))];
    }

    private static TrueFault Of(Span span, Func<DateTimeOffset, (double Import, double Export)> at)
    {
        var (meter, fault, start, end) = (span.Meter, span.Fault, at(span.From), at(span.To));
        var right = new RightReading
        {
            From = span.From, To = span.To, ImportKwh = end.Import - start.Import, ExportKwh = end.Export - start.Export,
            Factor = fault.Code switch
            {
                MeterFaultCode.CtReversed => -1,
                MeterFaultCode.RatioWrong => 1 / (fault.Strength ?? 0.1),
                MeterFaultCode.KwForW => WToKw,
                _ => null,
            },
            Phase = fault.Code is MeterFaultCode.CtReversed or MeterFaultCode.RatioWrong ? fault.Phase : null,
            Channels = fault.Code is MeterFaultCode.ChannelsSwapped or MeterFaultCode.CtOtherPhase ? Swapped(fault) : null,
            CounterAddKwh = fault.Code switch
            {
                MeterFaultCode.Reset or MeterFaultCode.RestartAtZero => at(span.Measuring).Import,
                MeterFaultCode.Exchange => at(span.Measuring).Import - (fault.Strength ?? 0),
                MeterFaultCode.Rollover => fault.Strength ?? UsualRegisterKwh,
                _ => null,
            },
            ClockAheadS = fault.Code switch
            {
                MeterFaultCode.ClockSkew => fault.Strength ?? 90,
                MeterFaultCode.ClockDrift => (fault.Strength ?? 2) * (span.To - span.From).TotalDays,
                _ => null,
            },
        };
        return new TrueFault
        {
            Code = FaultWords.Of(fault.Code), Machine = meter.Measures, Meter = meter.Id, From = DateOnly.FromDateTime(fault.From),
            To = fault.To is { } last ? DateOnly.FromDateTime(last) : null, Strength = fault.Strength ?? 0, Days = (span.To - span.From).TotalDays, RightReading = right,
        };
    }

    private static List<int> Swapped(MeterFault fault)
    {
        List<int> channels = [1, 2, 3];
        var (first, second) = ((fault.Phase ?? 1) - 1, (fault.OtherPhase ?? 2) - 1);
        (channels[first], channels[second]) = (channels[second], channels[first]);
        return channels;
    }

    private sealed record Span(int Index, Meter Meter, MeterFault Fault, DateTimeOffset Begins, DateTimeOffset From, DateTimeOffset To)
    {
        // When the meter, or the one in its place, counts again.
        internal DateTimeOffset Measuring => Begins.AddMinutes(Fault.DownMinutes);
    }
}
