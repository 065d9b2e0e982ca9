using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>Sends a plant's past: a point of every meter every five minutes, many in a message, the newest day first.</summary>
internal sealed class PlantHistory(WindowedPublisher publisher)
{
    private const int SlotsPerMessage = 96;
    private const int SlotsPerDay = 288;

    /// <param name="meters">The meters, not yet beyond <paramref name="from"/>.</param>
    /// <param name="from">Start, UTC; the first point stands at the first slot that begins then or later.</param>
    /// <param name="to">End, UTC; the last whole slot is closed by its counters.</param>
    /// <param name="pause">Time between two days, so that live values of the same plant are not held up behind the whole past.</param>
    /// <param name="progress">Told the share that is handed over, below 1.</param>
    /// <param name="cancel">Ends early.</param>
    public async Task SendAsync(
        PlantMeters meters, DateTimeOffset from, DateTimeOffset to, TimeSpan pause, IProgress<double>? progress, CancellationToken cancel)
    {
        var days = DaysOf(meters, from, to);
        for (var i = days.Count - 1; i >= 0; i--)
        {
            await SendDayAsync(days[i].Meters, days[i].Slots, isLast: i == days.Count - 1, cancel);
            if (i > 0)
            {
                progress?.Report((double)(days.Count - i) / days.Count);
                await Task.Delay(pause, cancel);
            }
        }
    }

    // The meters only move forward, so the start of every day is kept on one way through the span.
    private static List<(PlantMeters Meters, int Slots)> DaysOf(PlantMeters meters, DateTimeOffset from, DateTimeOffset to)
    {
        var days = new List<(PlantMeters, int)>();
        meters.MoveTo(from.AddSeconds(Slot.Seconds - 1));
        for (var left = (int)((to - meters.SlotStart).TotalSeconds / Slot.Seconds); left > 0; left -= SlotsPerDay)
        {
            days.Add((meters.Copy(), Math.Min(left, SlotsPerDay)));
            meters.MoveTo(meters.SlotStart.AddSeconds(Math.Min(left, SlotsPerDay) * Slot.Seconds));
        }

        return days;
    }

    private async Task SendDayAsync(PlantMeters meters, int slots, bool isLast, CancellationToken cancel)
    {
        for (var sent = 0; sent < slots;)
        {
            var block = Math.Min(SlotsPerMessage, slots - sent);
            var points = meters.Names.Select(_ => new List<Reading>(block)).ToList();
            for (var i = 0; i < block; i++)
            {
                foreach (var (list, reading) in points.Zip(meters.AtSlotStart()))
                {
                    list.Add(reading);
                }

                meters.MoveTo(meters.SlotStart.AddSeconds(Slot.Seconds));
            }

            foreach (var list in points)
            {
                await publisher.PublishAsync(Payloads.Telemetry(list[0].Meter), Payloads.History(list), cancel);
            }

            sent += block;
        }

        if (isLast)
        {
            foreach (var reading in meters.AtSlotStart())
            {
                await publisher.PublishAsync(Payloads.Telemetry(reading.Meter), Payloads.Closing(reading), cancel);
            }
        }
    }
}
