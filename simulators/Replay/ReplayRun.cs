using Monitoring.Simulators.Publishing;
using Monitoring.Simulators.Replay.Publishing;
using Monitoring.Simulators.Replay.Reading;

namespace Monitoring.Simulators.Replay;

/// <summary>Publishes the points of a file at a multiple of real time, or as fast as the broker takes them.</summary>
/// <param name="publisher">The connection to the broker.</param>
/// <param name="meter">Meter id.</param>
/// <param name="time">The clock that paces.</param>
public sealed class ReplayRun(WindowedPublisher publisher, string meter, TimeProvider time)
{
    /// <summary>Topic of the meter's messages.</summary>
    public string Topic => $"v1/devices/{meter}/telemetry";

    /// <summary>Publishes everything and waits for the last PUBACK.</summary>
    /// <param name="points">The points in order of time.</param>
    /// <param name="speed">Multiple of real time; null for as fast as possible.</param>
    /// <param name="progress">Told the number of points handed over.</param>
    /// <param name="cancel">Ends the run early.</param>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public async Task RunAsync(IEnumerable<MeterPoint> points, double? speed, IProgress<long> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(progress);
        var began = time.GetTimestamp();
        DateTimeOffset? first = null;
        foreach (var point in points)
        {
            first ??= point.Time;
            if (speed is { } factor)
            {
                var wait = ((point.Time - first.Value) / factor) - time.GetElapsedTime(began);
                if (wait > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(wait, time, cancel);
                }
            }

            await publisher.PublishAsync(Topic, TelemetryJson.Write(point), cancel);
            progress.Report(publisher.Sent);
        }

        await publisher.DrainAsync(cancel);
        progress.Report(publisher.Sent);
    }
}
