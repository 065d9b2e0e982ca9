namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>A message of a meter.</summary>
/// <param name="Topic">MQTT topic.</param>
/// <param name="Payload">Payload.</param>
/// <param name="IsRetained">True when the broker keeps it for those who subscribe later.</param>
public sealed record MeterMessage(string Topic, byte[] Payload, bool IsRetained = false);
