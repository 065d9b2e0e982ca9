using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>What happens to a meter's readings on their way: they come twice, in a wrong order, or the last one is kept for ever.</summary>
/// <param name="meter">The meter.</param>
/// <param name="seed">The plant's seed.</param>
/// <param name="step">Time between two readings.</param>
internal sealed class Outbox(Meter meter, int seed, TimeSpan step)
{
    private const int UsualHold = 60;

    private readonly Chance _chance = new(seed, "outbox " + meter.Id);
    private readonly List<MeterReading> _held = [];
    private long _block;

    /// <summary>Readings that are sent when this one comes, in the order in which they are sent; with true where the broker keeps it.</summary>
    internal IEnumerable<(MeterReading Reading, bool IsRetained)> Take(MeterReading reading)
    {
        if (Active(MeterFaultCode.OutOfOrder, reading) is not { } late)
        {
            return [.. Flush(), .. Send(reading)];
        }

        var block = reading.LocalMinute / (long)(late.Strength ?? UsualHold);
        var ready = block != _block ? Flush().ToList() : [];
        _block = block;
        _held.Add(reading);
        return ready;
    }

    /// <summary>What is still held back.</summary>
    internal IEnumerable<(MeterReading Reading, bool IsRetained)> Flush()
    {
        var shuffled = _held.OrderBy(r => _chance.Of(-r.At.ToUnixTimeSeconds())).ToList();
        _held.Clear();
        return shuffled.SelectMany(Send);
    }

    private IEnumerable<(MeterReading Reading, bool IsRetained)> Send(MeterReading reading)
    {
        if (Active(MeterFaultCode.RetainedStale, reading) is { } kept)
        {
            return reading.LocalMinute - step.TotalMinutes < kept.FromMinute && reading.At.Second < Math.Max(meter.EveryS, step.TotalSeconds) ? [(reading, true)] : [];
        }

        var isTwice = Active(MeterFaultCode.Duplicates, reading) is { } twice && _chance.Of(reading.At.ToUnixTimeSeconds()) < (twice.Strength ?? 1);
        return isTwice ? [(reading, false), (reading, false)] : [(reading, false)];
    }

    private MeterFault? Active(MeterFaultCode code, MeterReading reading) =>
        meter.Faults.FirstOrDefault(f => f.Code == code && f.IsActive(reading.LocalMinute));
}
