using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>
/// Sends a plant's past, the newest day first: at every step a reading of every meter, its counters as they stood and the mean power until
/// the next one.
/// </summary>
internal sealed class PlantHistory(Plant plant, int seed, WindowedPublisher publisher, SparkplugNode edge, TimeSpan step)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="meters">The meters, not yet beyond <paramref name="from"/>.</param>
    /// <param name="from">Start, UTC; the first reading stands at the first whole step then or later.</param>
    /// <param name="to">End, UTC; the last whole step is closed by its counters.</param>
    /// <param name="pause">Time between two days, so that live values of the same plant are not held up behind the whole past.</param>
    /// <param name="progress">Told the share that is handed over, below 1.</param>
    /// <param name="cancel">Ends early.</param>
    public async Task SendAsync(
        PlantMeters meters, DateTimeOffset from, DateTimeOffset to, TimeSpan pause, IProgress<double>? progress, CancellationToken cancel)
    {
        var days = DaysOf(meters, from, to, cancel);
        for (var i = days.Count - 1; i >= 0; i--)
        {
            await SendDayAsync(days[i].Meters, days[i].Steps, isLast: i == days.Count - 1, cancel);
            if (i > 0)
            {
                progress?.Report((double)(days.Count - i) / days.Count);
                await Task.Delay(pause, cancel);
            }
        }
    }

    // The plant only moves forward, so the start of every day is kept on one way through the span.
    private List<(PlantMeters Meters, int Steps)> DaysOf(PlantMeters meters, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var days = new List<(PlantMeters, int)>();
        var at = new DateTimeOffset((from.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);
        meters.MoveTo(at);
        for (var left = (int)((to - at) / step); left > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            var steps = Math.Min(left, (int)(Day / step));
            days.Add((meters.Copy(), steps));
            meters.MoveTo(meters.Now + (steps * step));
            left -= steps;
        }

        return days;
    }

    private async Task SendDayAsync(PlantMeters meters, int steps, bool isLast, CancellationToken cancel)
    {
        var readings = meters.Devices.Select(_ => new List<MeterReading>(steps + 1)).ToList();
        for (var i = 0; i <= steps; i++)
        {
            for (var m = 0; m < readings.Count; m++)
            {
                var now = meters.Devices[m].Read(meters, 0);
                Complete(meters.Devices[m], readings[m], now);
                if (now is not null && (i < steps || isLast))
                {
                    readings[m].Add(now with { IsClosing = i == steps });
                }
            }

            if (i < steps)
            {
                meters.MoveTo(meters.Now + step);
            }
        }

        for (var m = 0; m < readings.Count; m++)
        {
            await SendAsync(meters.Devices[m].Meter, readings[m], cancel);
        }
    }

    private void Complete(Device device, List<MeterReading> readings, MeterReading? now)
    {
        if (readings is [.., var before] && now is not null && now.At - before.At == step)
        {
            readings[^1] = device.With(before, (now.Passed - before.Passed) * (1 / step.TotalSeconds));
        }
    }

    private async Task SendAsync(Meter meter, List<MeterReading> readings, CancellationToken cancel)
    {
        var dialect = DialectList.Make(new DialectContext(meter, plant, edge));
        var outbox = new Outbox(meter, seed, step);
        var sent = readings.SelectMany(outbox.Take).Concat(outbox.Flush()).ToList();
        foreach (var message in dialect.Past([.. sent.Where(s => !s.IsRetained).Select(s => s.Reading)]))
        {
            await publisher.PublishAsync(message.Topic, message.Payload, message.IsRetained, cancel);
        }

        foreach (var message in dialect.Past([.. sent.Where(s => s.IsRetained).Select(s => s.Reading)]))
        {
            await publisher.PublishAsync(message.Topic, message.Payload, isRetained: true, cancel);
        }
    }
}
