using System.Buffers;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Health;

namespace Monitoring.Gateway.Forwarding;

/// <summary>
/// Reads groups from the buffer, decodes them and writes lines. Decoding happens here and not at arrival, so a definition that comes
/// later still helps what waits. Not safe for concurrent use.
/// </summary>
internal sealed class BatchBuilder(
    MessageBuffer buffer, SampleTable samples, MessageDecoder decoder, GatewayCounters counters, IngestorOptions options) : IDisposable
{
    private readonly GroupCompression _compression = new();
    private readonly PointBatch _points = new();
    private readonly ArrayBufferWriter<byte> _body = new(1 << 20);
    private long _talliedThrough;

    /// <summary>The oldest waiting groups, until there are <paramref name="maxLines"/>; null when nothing waits.</summary>
    internal LineBatch? Build(int maxLines)
    {
        var groups = buffer.Peek(afterId: 0, options.MaxBytes);
        var tally = new Tally();
        var repeated = new Tally(); // a batch that is sent again was counted the first time
        var lastId = 0L;
        _points.Clear();
        foreach (var group in groups.TakeWhile(_ => _points.Count < maxLines))
        {
            Decode(group, group.Id > _talliedThrough ? tally : repeated);
            lastId = group.Id;
        }

        if (lastId == 0)
        {
            return null;
        }

        _talliedThrough = Math.Max(_talliedThrough, lastId);
        Report(tally);
        _body.ResetWrittenCount();
        LineProtocolWriter.Write(_body, _points);
        return new LineBatch(lastId, _body.WrittenMemory, _points.Count);
    }

    public void Dispose() => _compression.Dispose();

    private void Decode(StoredGroup group, Tally tally)
    {
        try
        {
            decoder.Decode(_compression.Unpack(group.Packed, group.PlainBytes), _points, tally);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Rot on the disk, or a mistake of ours: either way the next attempt would fail too and hold everything behind it for ever.
            // Readings before the fault are forwarded; the group stays in the file for a human.
            _points.DropOpenValues();
            buffer.PutAside(group.Id, e);
        }
    }

    private void Report(Tally tally)
    {
        foreach (var reason in Enum.GetValues<Reason>())
        {
            counters.Undecodable(reason, tally.Of(reason));
        }

        samples.Add(tally.Samples);
    }
}
