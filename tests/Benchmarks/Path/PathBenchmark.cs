using System.Diagnostics;
using Monitoring.Support;

namespace Monitoring.Benchmarks.Path;

/// <summary>
/// Publishes rounds of messages, somewhat faster than the round before was carried, and takes the time until the last one is stored: the path
/// is saturated, yet no broker piles up so much that it would deliver in bursts no plant has. A round starts when everything before it is
/// stored, so that nothing of one round counts in another.
/// </summary>
internal static class PathBenchmark
{
    private const int WarmUpMessages = 20_000;
    private const double Pressure = 1.1;

    // Below this share of what it was given a path is saturated; the end of a round, when nothing more comes, costs some per cent too.
    private const double Saturated = 0.95;
    private const int MaxClimbs = 12;
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(20);

    /// <returns>True when the database accepted every message exactly once and holds a point for each.</returns>
    public static async Task<bool> RunAsync(PathCase @case, int messages, int rounds, CancellationToken cancel)
    {
        Say($"{@case.Name}: starting");
        await using var installation = await PathInstallation.StartAsync(@case, cancel);
        await installation.OpenAsync(cancel);
        var warm = await SaturateAsync(@case.Name, installation, messages, cancel);
        var measured = new List<PathRound>();
        for (var i = 1; i <= rounds; i++)
        {
            var before = measured.LastOrDefault() ?? warm;
            var round = await MeasureAsync(installation, messages, Pressure * before.MessagesPerSecond, cancel);
            Say($"{@case.Name}: round {i} of {rounds}: {round.MessagesPerSecond:0} messages/s, {round.Lost} lost, {round.Doubled} doubled, {round.Overwritten} in a shared millisecond");
            measured.Add(round);
        }

        Say($"{@case.Name}: writing to the database alone");
        var raw = await RawWrites.MeasureAsync(installation.Influx.Url, messages, rounds, cancel);
        Print(@case.Name, measured, raw);
        var sound = measured.All(r => r is { Lost: 0, Doubled: 0, Overwritten: 0 });
        if (!sound)
        {
            Say($"{@case.Name}: NOT SOUND: messages were lost, stored twice or overwrote each other");
        }

        return sound;
    }

    // Gives more and more until the path no longer carries all of it; the compilers of both services get warm meanwhile.
    private static async Task<PathRound> SaturateAsync(string name, PathInstallation installation, int messages, CancellationToken cancel)
    {
        Say($"{name}: warming up");
        var round = await MeasureAsync(installation, WarmUpMessages, PublisherLoop.Unpaced, cancel);
        for (var climb = 1; climb <= MaxClimbs; climb++)
        {
            var given = Pressure * round.MessagesPerSecond;
            round = await MeasureAsync(installation, Math.Max(WarmUpMessages, messages / 2), given, cancel);
            Say($"{name}: given {given:0} messages/s, carried {round.MessagesPerSecond:0}");
            if (round.MessagesPerSecond < Saturated * given)
            {
                break;
            }
        }

        return round;
    }

    private static async Task<PathRound> MeasureAsync(PathInstallation installation, int messages, double perSecond, CancellationToken cancel)
    {
        var startMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var before = await installation.Counts.AcceptedAsync(cancel);
        var cpu = installation.Cpu();
        var clock = Stopwatch.StartNew();
        var publishing = installation.Publisher.PublishAsync(messages, perSecond, cancel);
        var accepted = await AcceptedAsync(installation.Counts, before + messages, cancel) - before;
        var seconds = clock.Elapsed.TotalSeconds;
        var spent = installation.Cpu();
        await publishing;

        var held = await installation.Counts.HeldAsync(startMs, cancel);
        return new PathRound(
            messages / seconds,
            held.Values / (double)Math.Max(1, held.Points),
            spent.ToDictionary(s => s.Key, s => (s.Value - cpu[s.Key]).TotalMicroseconds / messages, StringComparer.Ordinal),
            Lost: Math.Max(0, messages - accepted),
            Doubled: Math.Max(0, accepted - messages),
            Overwritten: accepted - held.Points);
    }

    // Until the database has accepted that many, or nothing more comes.
    private static async Task<long> AcceptedAsync(InfluxCounts counts, long wanted, CancellationToken cancel)
    {
        var (accepted, changedAt) = (0L, Stopwatch.GetTimestamp());
        await Eventually.TrueAsync(
            async () =>
            {
                var now = await counts.AcceptedAsync(cancel);
                changedAt = now == accepted ? changedAt : Stopwatch.GetTimestamp();
                accepted = now;
                return accepted >= wanted || Stopwatch.GetElapsedTime(changedAt) > GiveUpAfter;
            },
            "the database has accepted the round",
            TimeSpan.FromMinutes(15),
            cancel);
        return accepted;
    }

    private static void Print(string name, List<PathRound> rounds, IReadOnlyCollection<double> raw)
    {
        Figure.Print("path.messages_per_second", name, "1/s", [.. rounds.Select(r => r.MessagesPerSecond)]);
        Figure.Print("path.values_per_second", name, "1/s", [.. rounds.Select(r => r.MessagesPerSecond * r.ValuesPerMessage)]);
        Figure.Print("path.lost", name, "messages", [.. rounds.Select(r => (double)r.Lost)]);
        Figure.Print("path.overwritten", name, "messages", [.. rounds.Select(r => (double)r.Overwritten)]);
        foreach (var part in rounds[0].MicrosecondsPerMessage.Keys)
        {
            Figure.Print($"path.{part}_us", name, "us/message", [.. rounds.Select(r => r.MicrosecondsPerMessage[part])]);
        }

        Figure.Print("path.raw_write_lines_per_second", name, "1/s", raw);
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
