using System.Globalization;
using System.Net;
using MQTTnet.Formatter;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Settings <c>Gateway:Mqtt</c>: which broker to subscribe at, or where to listen as the broker.</summary>
public sealed class MqttOptions
{
    /// <summary>Host name or address of the broker.</summary>
    public string Host { get; set; } = "localhost";

    /// <summary>Port of the broker; 1883, or 8883 with TLS, where it is not given.</summary>
    public int? Port { get; set; }

    /// <summary>User name: towards the broker, or, when listening, the one that meters must give.</summary>
    public string? User { get; set => field = NullIfEmpty(value); }

    /// <summary>Password belonging to <see cref="User"/>.</summary>
    public string? Password { get; set => field = NullIfEmpty(value); }

    /// <summary>Speak TLS to the broker.</summary>
    public bool Tls { get; set; }

    /// <summary>PEM file with the certificate authorities to trust; the system's where it is not given.</summary>
    public string? CaFile { get; set => field = NullIfEmpty(value); }

    /// <summary><c>5</c> or <c>3.1.1</c>.</summary>
    public string ProtocolVersion { get; set; } = "5";

    /// <summary>Fixed client id under which the broker keeps messages while the gateway is away; must differ between gateways.</summary>
    public string ClientId { get; set; } = "monitoring-gateway-" + Environment.MachineName;

    /// <summary>Topic filters to subscribe to; everything where none is given.</summary>
    public IList<string> Topics { get; } = [];

    /// <summary>How many messages the broker may send ahead of our acknowledgements (MQTT 5).</summary>
    public int ReceiveMaximum { get; set; } = 5000;

    /// <summary>How long the broker keeps messages for an absent gateway, in hours (MQTT 5; 3.1.1 brokers have their own rule).</summary>
    public int SessionHours { get; set; } = 24 * 14;

    /// <summary>How often a silent connection is probed, in seconds; a broker that hangs is noticed after about twice that.</summary>
    public int KeepAliveSeconds { get; set; } = 15;

    /// <summary><c>host:port</c> on which to be the plant's broker itself; then no other broker is used. A host of <c>*</c> means every address.</summary>
    public string? Listen { get; set => field = NullIfEmpty(value); }

    // An environment variable that is there but empty means: not set.
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    internal int EffectivePort => Port ?? (Tls ? 8883 : 1883);

    internal MqttProtocolVersion Version => ProtocolVersion is "3.1.1" or "3" ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500;

    internal IReadOnlyList<string> Filters => Topics.Count == 0 ? ["#"] : [.. Topics];

    /// <summary>Where to listen, if it is a valid address.</summary>
    internal bool TryGetListenAddress(out IPAddress address, out int port)
    {
        address = IPAddress.Loopback;
        port = 0;
        var colon = Listen?.LastIndexOf(':') ?? -1;
        if (colon < 0 || !int.TryParse(Listen.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535)
        {
            return false;
        }

        var host = Listen![..colon].Trim('[', ']');
        address = host switch
        {
            "*" => IPAddress.Any,
            "" or "localhost" => IPAddress.Loopback,
            _ => IPAddress.TryParse(host, out var parsed) ? parsed : IPAddress.None,
        };
        return !address.Equals(IPAddress.None);
    }

    internal IEnumerable<string> Errors()
    {
        if (Listen is not null)
        {
            if (!TryGetListenAddress(out _, out _))
            {
                yield return $"Gateway:Mqtt:Listen is '{Listen}'; give an address and a port, e.g. 127.0.0.1:1883, or *:1883 for every network card.";
            }
        }
        else if (string.IsNullOrWhiteSpace(Host))
        {
            yield return "Gateway:Mqtt:Host is empty; give the broker's name or address, or set Gateway:Mqtt:Listen to be the broker.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return $"Gateway:Mqtt:Port is {Port}; give 1 to 65535.";
        }

        if (ProtocolVersion is not ("5" or "5.0" or "3.1.1" or "3"))
        {
            yield return $"Gateway:Mqtt:ProtocolVersion is '{ProtocolVersion}'; give 5 or 3.1.1.";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return "Gateway:Mqtt:ClientId is empty; without a fixed id the broker keeps nothing for the gateway while it is away.";
        }

        if (ReceiveMaximum is < 1 or > 65535)
        {
            yield return $"Gateway:Mqtt:ReceiveMaximum is {ReceiveMaximum}; give 1 to 65535.";
        }

        if (SessionHours is < 1 or > 1_000_000)
        {
            yield return $"Gateway:Mqtt:SessionHours is {SessionHours}; give 1 to 1000000.";
        }

        if (KeepAliveSeconds is < 1 or > 3600)
        {
            yield return $"Gateway:Mqtt:KeepAliveSeconds is {KeepAliveSeconds}; give 1 to 3600.";
        }

        if (Password is not null && User is null)
        {
            yield return "Gateway:Mqtt:Password is set without Gateway:Mqtt:User; MQTT knows no password without a user name.";
        }

        foreach (var error in TlsErrors())
        {
            yield return error;
        }
    }

    private IEnumerable<string> TlsErrors()
    {
        if (CaFile is null)
        {
            yield break;
        }

        if (!Tls)
        {
            yield return "Gateway:Mqtt:CaFile is set but Gateway:Mqtt:Tls is not true; set it, or remove the file.";
        }

        if (!File.Exists(CaFile))
        {
            yield return $"Gateway:Mqtt:CaFile '{CaFile}' does not exist; give the path of a PEM file with the broker's certificate authority.";
        }
    }
}
