using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Formatter;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Gives MQTTnet's client one <see cref="BlockingChannel"/> for plain TCP.</summary>
internal sealed class BlockingChannelFactory : IMqttClientAdapterFactory
{
    /// <summary>The channel of the one connection this factory serves.</summary>
    internal BlockingChannel? Channel { get; private set; }

    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger)
    {
        Channel = new BlockingChannel(((MqttClientTcpOptions)options.ChannelOptions).RemoteEndpoint);
        var formatter = new MqttPacketFormatterAdapter(
            options.ProtocolVersion, new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax));
        return new MqttChannelAdapter(Channel, formatter, logger) { AllowPacketFragmentation = false, PacketInspector = packetInspector };
    }
}
