using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>What could not be decoded, by reason, with a sample of each reason and topic. Counted only once its batch is done with.</summary>
public sealed class DecodeReport
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Reason, string Topic), ReceivedMessage> _samples = [];

    /// <summary>Messages by reason.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The newest message of each reason and topic.</summary>
    public IEnumerable<(string Reason, ReceivedMessage Message)> Samples => _samples.Select(s => (s.Key.Reason, s.Value));

    /// <summary>Counts one message.</summary>
    public void Add(string reason, ReceivedMessage message)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        if (_samples.Count < 1000 || _samples.ContainsKey((reason, message.Topic)))
        {
            _samples[(reason, message.Topic)] = message;
        }
    }

    /// <summary>Counts messages of which nothing remains.</summary>
    public void AddLost(string reason, int count) => _counts[reason] = _counts.GetValueOrDefault(reason) + count;
}
