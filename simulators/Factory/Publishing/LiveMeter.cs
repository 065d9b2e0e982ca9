using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>One meter that sends as time passes.</summary>
internal sealed class LiveMeter(Meter meter, int number, Dialect dialect, Outbox outbox, WindowedPublisher publisher)
{
    // The devices' clocks are a little late. So no live value stands at the instant of a history point, which has a mean for its power.
    private static readonly TimeSpan ClockOffset = TimeSpan.FromMilliseconds(130);

    private MeterReading? _sent;

    /// <summary>Says that it is there.</summary>
    internal Task HelloAsync(DateTimeOffset now, CancellationToken cancel) => SendAsync(dialect.Hello(now), isRetained: false, cancel);

    /// <summary>Sends what there is to send at a second.</summary>
    internal async Task SendAsync(PlantMeters meters, DateTimeOffset now, CancellationToken cancel)
    {
        // Each meter has its own second, as devices that know nothing of each other do.
        if ((now.ToUnixTimeSeconds() + number) % meter.EveryS != 0 || meters.Read(number, now.Second) is not { } reading
            || meter.OnChange?.IsWorth(reading, _sent) == false)
        {
            return;
        }

        _sent = reading;
        await SendAsync(outbox.Take(reading with { Time = reading.Time + ClockOffset }), cancel);
    }

    /// <summary>Sends what is still held back: after a restart nobody would.</summary>
    internal Task FlushAsync(CancellationToken cancel) => SendAsync(outbox.Flush(), cancel);

    private async Task SendAsync(IEnumerable<(MeterReading Reading, bool IsRetained)> readings, CancellationToken cancel)
    {
        foreach (var (reading, isRetained) in readings)
        {
            await SendAsync(dialect.Live(reading), isRetained, cancel);
        }
    }

    private async Task SendAsync(IEnumerable<MeterMessage> messages, bool isRetained, CancellationToken cancel)
    {
        foreach (var message in messages)
        {
            await publisher.PublishAsync(message.Topic, message.Payload, isRetained || message.IsRetained, cancel);
        }
    }
}
