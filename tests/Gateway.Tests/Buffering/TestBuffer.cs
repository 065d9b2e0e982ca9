using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Tests.Buffering;

/// <summary>A buffer on a real file, as the gateway opens it.</summary>
internal sealed class TestBuffer : IDisposable
{
    private readonly GroupCompression _compression = new();

    internal TestBuffer(string folder, TimeProvider? time = null)
    {
        File = new BufferFile(folder, TimeProvider.System, NullLogger<BufferFile>.Instance);
        Known = new KnownTime(new ClockOptions(), time ?? TimeProvider.System);
        Buffer = new MessageBuffer(File, new BufferOptions(), Known, TimeProvider.System, NullLogger<MessageBuffer>.Instance);
        Buffer.Open();
    }

    internal BufferFile File { get; }

    internal KnownTime Known { get; }

    internal MessageBuffer Buffer { get; }

    internal void Append(long receivedMs, params string[] payloads)
    {
        var group = new MessageGroup(new ArrayBufferWriter<byte>());
        foreach (var payload in payloads)
        {
            group.Add(receivedMs, "t/x", new ReadOnlySequence<byte>(System.Text.Encoding.UTF8.GetBytes(payload)), 1000);
        }

        Buffer.Append(_compression.Pack(group.Content), group.Count, group.Bytes, group.OldestMs);
    }

    internal List<string> Payloads()
    {
        var payloads = new List<string>();
        foreach (var group in Buffer.Peek(0, int.MaxValue))
        {
            var content = _compression.Unpack(group.Packed, group.PlainBytes);
            while (StoredMessage.TryRead(ref content, out var message))
            {
                payloads.Add(System.Text.Encoding.UTF8.GetString(message.Payload));
            }
        }

        return payloads;
    }

    public void Dispose()
    {
        _compression.Dispose();
        File.Dispose();
    }
}
