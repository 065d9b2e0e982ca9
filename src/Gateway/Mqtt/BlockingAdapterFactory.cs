using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Formatter;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Gives MQTTnet's client the blocking channel.</summary>
internal sealed class BlockingAdapterFactory(string host, int port) : IMqttClientAdapterFactory
{
    /// <summary>The channel of the newest connection.</summary>
    public BlockingChannel? Channel { get; private set; }

    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger)
    {
        Channel = new BlockingChannel(host, port);
        var formatter = new MqttPacketFormatterAdapter(
            options.ProtocolVersion, new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax));
        return new MqttChannelAdapter(Channel, formatter, logger) { AllowPacketFragmentation = false };
    }
}
