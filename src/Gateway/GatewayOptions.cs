namespace Monitoring.Gateway;

/// <summary>Settings of the Gateway, section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Where messages come from.</summary>
    public MqttOptions Mqtt { get; set; } = new();

    /// <summary>Where messages wait.</summary>
    public BufferOptions Buffer { get; set; } = new();

    /// <summary>Where readings go.</summary>
    public IngestorOptions Ingestor { get; set; } = new();

    /// <summary>Which timestamps are believed.</summary>
    public ClockOptions Clock { get; set; } = new();

    /// <summary>Topics whose payload is one plain number.</summary>
    public IList<MappingOptions> Mappings { get; } = [];

    /// <summary>A folder with more definition files; empty for none.</summary>
    public string Definitions { get; set; } = "";

    /// <summary>Larger payloads are not decoded: a sample is kept.</summary>
    public int MaxPayloadBytes { get; set; } = 256 * 1024;
}

/// <summary>The broker to connect to, or the address to listen on as the plant's broker.</summary>
public sealed class MqttOptions
{
    /// <summary>Broker's host name or address.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Broker's port.</summary>
    public int Port { get; set; } = 1883;

    /// <summary>User; empty for none. When listening: the user that publishers must give.</summary>
    public string User { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>True to connect with TLS.</summary>
    public bool Tls { get; set; }

    /// <summary>PEM file of the certificate authority that signed the broker's certificate; empty for the system's.</summary>
    public string CaFile { get; set; } = "";

    /// <summary><c>5</c> or <c>3.1.1</c>.</summary>
    public string ProtocolVersion { get; set; } = "5";

    /// <summary>Client id; fixed, so that the broker keeps messages while the gateway is away.</summary>
    public string ClientId { get; set; } = "monitoring-gateway";

    /// <summary>Topic filters to subscribe to; all topics when empty.</summary>
    public IList<string> Topics { get; } = [];

    /// <summary><c>host:port</c> to listen on as the broker; empty to connect to one.</summary>
    public string Listen { get; set; } = "";
}

/// <summary>The disk buffer.</summary>
public sealed class BufferOptions
{
    /// <summary>Folder of the buffer's files.</summary>
    public string Folder { get; set; } = "data/buffer";

    /// <summary>Messages per group at most.</summary>
    public int GroupMessages { get; set; } = 256;

    /// <summary>Longest wait for more messages before a group is written, in ms.</summary>
    public int GroupMilliseconds { get; set; } = 10;

    /// <summary>Compressed bytes that may wait on disk; above it nothing more is acknowledged.</summary>
    public long MaxBytes { get; set; } = 10L * 1024 * 1024 * 1024;
}

/// <summary>The Ingestor to forward to.</summary>
public sealed class IngestorOptions
{
    /// <summary>Base address.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8082";

    /// <summary>Gateway key with scope write.</summary>
    public string Key { get; set; } = "";
}

/// <summary>Which timestamps of devices are believed.</summary>
public sealed class ClockOptions
{
    /// <summary>An older timestamp comes from a clock that is not set: the time of arrival is used instead, and counted.</summary>
    public DateTimeOffset Earliest { get; set; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

/// <summary>One topic filter whose payload is one plain number.</summary>
public sealed class MappingOptions
{
    /// <summary>Topic; <c>{name}</c> stands for one level and may be used in <see cref="Meter"/>.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Meter id, with the topic's names in braces.</summary>
    public string Meter { get; set; } = "";

    /// <summary>Quantity name.</summary>
    public string Quantity { get; set; } = "";

    /// <summary>Factor from the payload's unit to the quantity's.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>Added after scaling.</summary>
    public double Offset { get; set; }
}
