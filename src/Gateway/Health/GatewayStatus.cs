namespace Monitoring.Gateway.Health;

/// <summary>What does not work at the moment, in words; null where all is well.</summary>
public sealed class GatewayStatus
{
    /// <summary>Trouble with the broker.</summary>
    public string? Broker { get; set; } = "not connected yet";

    /// <summary>Trouble with the Ingestor.</summary>
    public string? Ingestor { get; set; }
}
