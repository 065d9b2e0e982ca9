using System.Buffers;
using System.Diagnostics;
using Monitoring.Domain.LineProtocol;

namespace Monitoring.Benchmarks.Path;

/// <summary>What the database alone takes: the same lines in the same batches, posted to it directly with nothing in between.</summary>
internal static class RawWrites
{
    // As many lines as the gateway puts into one post under load.
    private const int BatchLines = 5000;

    // Two posters: while one waits for the database's disk, the other keeps it busy.
    private const int Posters = 2;

    /// <returns>Lines a second, one figure per round.</returns>
    public static async Task<IReadOnlyList<double>> MeasureAsync(Uri influx, int lines, int rounds, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = influx, Timeout = TimeSpan.FromMinutes(2) };
        using var created = await http.PostAsync(new Uri("/query?q=CREATE%20DATABASE%20raw", UriKind.Relative), content: null, cancel);
        created.EnsureSuccessStatusCode();
        var figures = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var bodies = Bodies(lines, firstMs: 1_767_225_600_000 + (round * 86_400_000L));
            var clock = Stopwatch.StartNew();
            await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Posters, CancellationToken = cancel }, async (body, stop) =>
            {
                using var content = new ReadOnlyMemoryContent(body);
                using var answer = await http.PostAsync(new Uri("/write?db=raw&precision=ms", UriKind.Relative), content, stop);
                answer.EnsureSuccessStatusCode();
            });

            // The first round warms up the database's new shard and the client.
            if (round > 0)
            {
                figures.Add(bodies.Count * BatchLines / clock.Elapsed.TotalSeconds);
            }
        }

        return figures;
    }

    private static List<ReadOnlyMemory<byte>> Bodies(int lines, long firstMs)
    {
        var bodies = new List<ReadOnlyMemory<byte>>();
        for (var from = 0; from < lines; from += BatchLines)
        {
            var body = new ArrayBufferWriter<byte>(BatchLines * 512);
            LineProtocolWriter.Write(body, ShellyMessages.Points(BatchLines, firstMs + (from * 5L)), "works");
            bodies.Add(body.WrittenMemory);
        }

        return bodies;
    }
}
