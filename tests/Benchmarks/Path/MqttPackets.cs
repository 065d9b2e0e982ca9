using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Monitoring.Benchmarks.Path;

/// <summary>The few MQTT 3.1.1 packets a publisher needs (OASIS MQTT 3.1.1, sections 3.1 to 3.3).</summary>
internal static class MqttPackets
{
    private const byte ConnectHeader = 0x10;
    private const byte PublishAtLeastOnce = 0x32;
    private const byte CleanSession = 0x02;

    /// <summary>CONNECT with a clean session and no keep-alive.</summary>
    public static byte[] Connect(string clientId)
    {
        byte[] body = [.. Text("MQTT"), 4, CleanSession, 0, 0, .. Text(clientId)];
        return [ConnectHeader, .. Length(body.Length), .. body];
    }

    /// <summary>Reads the CONNACK.</summary>
    public static void RequireAccepted(Socket socket)
    {
        var answer = new byte[4];
        for (var read = 0; read < answer.Length;)
        {
            var some = socket.Receive(answer.AsSpan(read));
            read += some > 0 ? some : throw new IOException("The broker closed the connection.");
        }

        if (answer is not [0x20, 2, _, 0])
        {
            throw new IOException($"The broker refused the connection: {Convert.ToHexString(answer)}");
        }
    }

    /// <summary>PUBLISH at QoS 1, ready but for its packet id.</summary>
    public static Publication Publish(string topic, byte[] payload)
    {
        var topicText = Text(topic);
        var length = Length(topicText.Length + 2 + payload.Length);
        return new Publication([PublishAtLeastOnce, .. length, .. topicText, 0, 0, .. payload], 1 + length.Length + topicText.Length);
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    // Variable length: seven bits a byte, the eighth says that more follow.
    private static byte[] Length(int length)
    {
        var bytes = new List<byte>();
        do
        {
            var low = (byte)(length & 0x7F);
            length >>= 7;
            bytes.Add(length > 0 ? (byte)(low | 0x80) : low);
        }
        while (length > 0);
        return [.. bytes];
    }

    /// <summary>A PUBLISH packet whose packet id is filled in when it is sent.</summary>
    public sealed class Publication(byte[] packet, int idAt)
    {
        /// <returns>Length of the packet.</returns>
        public int CopyTo(Span<byte> target, ushort packetId)
        {
            packet.CopyTo(target);
            BinaryPrimitives.WriteUInt16BigEndian(target[idAt..], packetId);
            return packet.Length;
        }
    }
}
