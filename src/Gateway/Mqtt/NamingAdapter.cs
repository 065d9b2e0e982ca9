using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Gives a publisher that connects without a client id one, as MQTT allows (3.1.1 section 3.1.3.1): MQTTnet's server refuses it, and it is
/// how the usual command-line tools connect.
/// </summary>
internal sealed class NamingAdapter(IMqttChannelAdapter adapter) : IMqttChannelAdapter
{
    internal const string Prefix = "unnamed-";

    public X509Certificate2? ClientCertificate => adapter.ClientCertificate;

    public EndPoint? LocalEndPoint => adapter.LocalEndPoint;

    public EndPoint? RemoteEndPoint => adapter.RemoteEndPoint;

    public bool IsSecureConnection => adapter.IsSecureConnection;

    public long BytesReceived => adapter.BytesReceived;

    public long BytesSent => adapter.BytesSent;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => adapter.PacketFormatterAdapter;

    public Task ConnectAsync(CancellationToken cancellationToken) => adapter.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => adapter.DisconnectAsync(cancellationToken);

    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        var packet = await adapter.ReceivePacketAsync(cancellationToken);
        if (packet is MqttConnectPacket { CleanSession: true } connect && string.IsNullOrEmpty(connect.ClientId))
        {
            connect.ClientId = Prefix + Guid.NewGuid().ToString("N");
        }

        return packet;
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => adapter.SendPacketAsync(packet, cancellationToken);

    public void ResetStatistics() => adapter.ResetStatistics();

    public void Dispose() => adapter.Dispose();
}
