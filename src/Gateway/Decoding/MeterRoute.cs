using Monitoring.Domain.Ids;

namespace Monitoring.Gateway.Decoding;

/// <summary>A family of topics: which they are, how their meters are called, and how their payload is read.</summary>
/// <param name="Pattern">The topics.</param>
/// <param name="Except">Captured words that do not belong.</param>
/// <param name="Meter">How the meter id is made.</param>
/// <param name="Decoder">Reads the payload.</param>
internal sealed record MeterRoute(
    TopicPattern Pattern, IReadOnlyDictionary<string, IReadOnlyList<string>> Except, MeterRule Meter, IPayloadDecoder Decoder)
{
    /// <summary>The meter id for <paramref name="topic"/>; null when the topic does not belong here, empty when it gives no usable id.</summary>
    internal string? MeterOf(string topic)
    {
        if (Pattern.Match(topic) is not { } captures || Except.Any(e => captures.TryGetValue(e.Key, out var word) && e.Value.Contains(word)))
        {
            return null;
        }

        var device = MeterId.Sanitize(TopicPattern.Fill(Meter.Device, captures));
        var channel = Meter.Channel is null ? string.Empty : MeterId.Sanitize(TopicPattern.Fill(Meter.Channel, captures));
        if (device.Length == 0 || channel.Length == 0 || string.Equals(channel, Meter.FirstChannel, StringComparison.Ordinal))
        {
            return device;
        }

        var meter = $"{device}:{channel}";
        return MeterId.IsValid(meter) ? meter : string.Empty;
    }
}
