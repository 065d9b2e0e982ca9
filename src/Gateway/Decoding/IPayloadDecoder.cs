using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>Turns the payload of one message into points. Stateless, safe for concurrent use.</summary>
internal interface IPayloadDecoder
{
    /// <summary>Adds the readings of <paramref name="message"/> to <paramref name="points"/> and what is wrong with it to <paramref name="tally"/>.</summary>
    void Decode(in StoredMessage message, string meter, PointBatch points, Tally tally);
}
