using System.Runtime.InteropServices;
using System.Text;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>What could not be decoded in a batch: counts per reason, and one sample per topic and reason.</summary>
internal sealed class Tally
{
    private readonly long[] _counts = new long[ReasonWords.Count];
    private readonly Dictionary<(string Topic, Reason Reason), Sample> _samples = [];

    internal IReadOnlyCollection<Sample> Samples => _samples.Values;

    internal long Of(Reason reason) => _counts[(int)reason];

    internal void Add(Reason reason, in StoredMessage message)
    {
        _counts[(int)reason]++;
        var topic = Encoding.UTF8.GetString(message.Topic);
        ref var sample = ref CollectionsMarshal.GetValueRefOrAddDefault(_samples, (topic, reason), out _);
        sample = sample is null
            ? new Sample(topic, reason.Word(), 1, message.ReceivedMs, message.Payload[..Math.Min(message.Payload.Length, StoredMessage.CutBytes)].ToArray())
            : sample with { Count = sample.Count + 1, LastMs = message.ReceivedMs };
    }
}
