using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Forwarding;

/// <summary>What became of a batch.</summary>
/// <param name="Later">Set when the batch must be sent again as a whole; what was stored of it already is harmless.</param>
/// <param name="Quarantined">Lines that will never be stored.</param>
/// <param name="TooLarge">The server found the batch too large; smaller ones save a wasted request.</param>
internal sealed record SendResult(WriteAnswer.Later? Later, IReadOnlyList<QuarantinedLine> Quarantined, bool TooLarge);

/// <summary>
/// Sends a batch until every line is stored or quarantined, or the server wants it later. A request that is refused as a whole is halved
/// until the lines at fault stand alone, so one poisoned line neither blocks nor takes others with it.
/// </summary>
internal sealed class BatchSender(IngestorClient client, KnownTime known, TimeProvider time)
{
    private const int Probes = 8;

    internal async Task<SendResult> SendAsync(LineBatch batch, CancellationToken stop)
    {
        var quarantined = new List<QuarantinedLine>();
        var answer = await client.WriteAsync(batch.Body, batch.Lines, stop);
        if (answer is WriteAnswer.NotUnderstood refusal && !await TakesAnyAsync(batch, stop))
        {
            // Then it is not the lines: a proxy in the way, or a wrong address. Quarantining everything would lose good readings.
            return new SendResult(new WriteAnswer.Later($"the server refuses every line: {refusal.Problem}", null), [], TooLarge: false);
        }

        var later = await SettleAsync(answer, batch.Body, batch.Lines, quarantined, stop);
        return new SendResult(later, quarantined, answer is WriteAnswer.TooLarge);
    }

    private async Task<bool> TakesAnyAsync(LineBatch batch, CancellationToken stop)
    {
        var step = Math.Max(1, batch.Lines / Probes);
        for (var line = 0; line < batch.Lines; line += step)
        {
            var start = Lines.Start(batch.Body.Span, line);
            var single = batch.Body[start..];
            single = single[..Lines.Start(single.Span, 1)];
            if (await client.WriteAsync(single, 1, stop) is WriteAnswer.Stored)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<WriteAnswer.Later?> SettleAsync(
        WriteAnswer answer, ReadOnlyMemory<byte> body, int lines, List<QuarantinedLine> quarantined, CancellationToken stop)
    {
        switch (answer)
        {
            case WriteAnswer.Later later:
                return later;
            case WriteAnswer.Refused refused when ClockGap.Find(refused, body, time.GetUtcNow(), known.IsBehind()) is { } gap:
                return gap; // stored lines of this request come again, which is harmless
            case WriteAnswer.Refused refused:
                quarantined.AddRange(refused.Lines.DistinctBy(l => l.Line).Select(l => new QuarantinedLine(Lines.Text(body.Span, l.Line - 1), l.Reason)));
                return null;
            case WriteAnswer.TooLarge or WriteAnswer.NotUnderstood when lines == 1:
                quarantined.Add(new QuarantinedLine(
                    Lines.Text(body.Span, 0), answer is WriteAnswer.NotUnderstood n ? n.Problem : "the server finds this single line too large"));
                return null;
            case WriteAnswer.TooLarge or WriteAnswer.NotUnderstood:
                var half = Lines.Start(body.Span, lines / 2);
                return await SendPartAsync(body[..half], lines / 2, quarantined, stop)
                    ?? await SendPartAsync(body[half..], lines - (lines / 2), quarantined, stop);
            default:
                return null;
        }
    }

    private async Task<WriteAnswer.Later?> SendPartAsync(ReadOnlyMemory<byte> body, int lines, List<QuarantinedLine> quarantined, CancellationToken stop) =>
        await SettleAsync(await client.WriteAsync(body, lines, stop), body, lines, quarantined, stop);
}
