using System.Text.Json;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Publishing;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>Publishes a plant: first the history it has no meters for, in large messages, then live second by second.</summary>
public sealed class PlantRun(DemoPlant plant, int seed, WindowedPublisher publisher, TimeProvider time, string? stateFile)
{
    private const int HistoryPointsPerMessage = 100;
    private const int StepsPerPoint = 10;
    private static readonly TimeSpan HistoryStep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Publishes everything from the plant's time to now: a point every 5 minutes, the last one just behind now.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Ends early.</param>
    public async Task HistoryAsync(IProgress<double>? progress, CancellationToken cancel)
    {
        var start = plant.Time;
        var chunks = plant.Circuits.ToDictionary(c => c.Meter, _ => new List<byte[]>(HistoryPointsPerMessage), StringComparer.Ordinal);
        Keep(chunks);
        while (plant.Time + (HistoryStep * StepsPerPoint) < time.GetUtcNow())
        {
            for (var i = 0; i < StepsPerPoint; i++)
            {
                plant.Step(HistoryStep);
            }

            Keep(chunks);
            if (chunks[DemoPlant.MainMeter].Count >= HistoryPointsPerMessage)
            {
                await SendAsync(chunks, cancel);
                progress?.Report((plant.Time - start) / (time.GetUtcNow() - start));
            }
        }

        await SendAsync(chunks, cancel);
        await publisher.DrainAsync(cancel);
        Save();
        progress?.Report(1);
    }

    /// <summary>Publishes live until cancelled: the main meter every second, the others every 5 seconds.</summary>
    public async Task LiveAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Second, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            while (plant.Time + Second <= time.GetUtcNow())
            {
                plant.Step(Second);
            }

            var second = plant.Time.ToUnixTimeSeconds();
            await publisher.PublishAsync($"{DemoPlant.MainMeter}/status/em:0", Payloads.ShellyPower(plant.Main), cancel);
            if (second % 10 == 0)
            {
                // The meter shows no reactive energy; a pulse counter at the utility's meter does.
                await publisher.PublishAsync($"{DemoPlant.MainMeter}/status/emdata:0", Payloads.ShellyEnergy(plant.Main), cancel);
                await publisher.PublishAsync(Topic(plant.Main), Payloads.Telemetry(plant.Time, plant.Main, withPower: false), cancel);
            }

            for (var i = 1; i < plant.Circuits.Count; i++)
            {
                // Each meter has its own second, as unsynchronised devices do.
                if ((second + i) % 5 == 0)
                {
                    await publisher.PublishAsync(Topic(plant.Circuits[i]), Payloads.Telemetry(plant.Time, plant.Circuits[i]), cancel);
                }
            }

            if (second % 60 == 0)
            {
                Save();
            }
        }
    }

    private static string Topic(Circuit circuit) => $"v1/devices/{circuit.Meter}/telemetry";

    private void Keep(Dictionary<string, List<byte[]>> chunks)
    {
        foreach (var circuit in plant.Circuits)
        {
            chunks[circuit.Meter].Add(Payloads.Telemetry(plant.Time, circuit));
        }
    }

    private async Task SendAsync(Dictionary<string, List<byte[]>> chunks, CancellationToken cancel)
    {
        foreach (var (meter, points) in chunks)
        {
            if (points.Count > 0)
            {
                byte[] message = [(byte)'[', .. points.SelectMany((p, i) => i == 0 ? p : p.Prepend((byte)',')), (byte)']'];
                await publisher.PublishAsync($"v1/devices/{meter}/telemetry", message, cancel);
                points.Clear();
            }
        }
    }

    // First a whole new file, then the name: a crash leaves the old one or the new one.
    private void Save()
    {
        if (stateFile is not null)
        {
            File.WriteAllText(stateFile + ".tmp", JsonSerializer.Serialize(plant.Save(seed)));
            File.Move(stateFile + ".tmp", stateFile, overwrite: true);
        }
    }
}
