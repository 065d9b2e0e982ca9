using System.Text;
using System.Text.Unicode;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>Turns raw messages into points. Not safe for concurrent use.</summary>
public sealed class Decoder(DefinitionCatalogue definitions, GatewayOptions options)
{
    private static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);
    private readonly JsonPayload _json = new();

    /// <summary>Decodes one message, adding what it says to <paramref name="points"/> and what it does not to <paramref name="report"/>.</summary>
    public void Decode(ReceivedMessage message, PointBatch points, DecodeReport report)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(report);
        if (message.Payload.Length > options.MaxPayloadBytes)
        {
            report.Add("payload_too_large", message);
        }
        else if (definitions.Find(message.Topic) is not { } match)
        {
            report.Add("unknown_topic", message);
        }
        else if (!Utf8.IsValid(message.Payload.Span))
        {
            report.Add("invalid_utf8", message);
        }
        else
        {
            // A device's clock may run ahead of the moment of arrival, but not by much.
            var times = new TimeRule(
                message.ReceivedMs,
                options.Clock.Earliest.ToUnixTimeMilliseconds(),
                message.ReceivedMs + (long)FutureTolerance.TotalMilliseconds);
            if (match.Definition.IsJson)
            {
                _json.Read(match, message, times, points, report);
            }
            else
            {
                ReadNumber(match, message, points, report);
            }
        }
    }

    private static void ReadNumber(TopicMatch match, ReceivedMessage message, PointBatch points, DecodeReport report)
    {
        var text = Encoding.UTF8.GetString(message.Payload.Span).Trim();
        if (!NumberText.TryParse(text, out var number))
        {
            report.Add("not_a_number", message);
            return;
        }

        foreach (var target in match.Definition.Root.Targets)
        {
            points.AddValue(target.Quantity, target.Convert(number));
        }

        points.EndPoint(match.Meter, message.ReceivedMs);
    }
}
