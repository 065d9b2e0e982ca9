using System.Threading.Channels;
using Monitoring.Gateway.Health;
using MQTTnet;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Acknowledges one connection's messages in order of arrival, each after it is on disk. It dies with its connection: a late
/// acknowledgement on a new connection would confirm another message.
/// </summary>
internal sealed class AckQueue(GatewayMetrics metrics)
{
    private readonly Channel<(MqttApplicationMessageReceivedEventArgs Message, Task Stored)> _waiting =
        Channel.CreateUnbounded<(MqttApplicationMessageReceivedEventArgs, Task)>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(MqttApplicationMessageReceivedEventArgs message, Task stored) => _waiting.Writer.TryWrite((message, stored));

    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Runs until closed; throws when a message could not be stored, so that the connection ends and the broker sends it again.</summary>
    public async Task RunAsync(BlockingChannel? channel, CancellationToken cancel)
    {
        var reader = _waiting.Reader;
        while (await reader.WaitToReadAsync(cancel))
        {
            if (!reader.TryPeek(out var first))
            {
                continue;
            }

            await first.Stored.WaitAsync(cancel);
            channel?.Hold();
            try
            {
                while (reader.TryPeek(out var next) && next.Stored.IsCompletedSuccessfully && reader.TryRead(out next))
                {
                    await next.Message.AcknowledgeAsync(cancel);
                    metrics.Acknowledged();
                }
            }
            finally
            {
                channel?.Release();
            }
        }
    }
}
