using System.Text.Unicode;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>One plain number per message; the topic says what it is. There is no timestamp, so the arrival counts.</summary>
internal sealed class NumberDecoder(ValueTarget target) : IPayloadDecoder
{
    public void Decode(in StoredMessage message, string meter, PointBatch points, Tally tally)
    {
        if (target.TryRead(message.Payload, out var value))
        {
            points.AddValue(target.Quantity, value);
            points.EndPoint(meter, ClockRule.Without(message, tally));
        }
        else
        {
            tally.Add(Utf8.IsValid(message.Payload) ? Reason.NotANumber : Reason.InvalidUtf8, message);
        }
    }
}
