namespace Monitoring.Gateway.Mqtt;

internal static partial class MqttLog
{
    [LoggerMessage(10, LogLevel.Information, "Subscribed at {Host}:{Port} to {Filters} as {ClientId}; session kept by the broker: {SessionPresent}")]
    internal static partial void Subscribed(this ILogger logger, string host, int port, string filters, string clientId, bool sessionPresent);

    [LoggerMessage(11, LogLevel.Warning, "Broker {Host}:{Port}: {Problem}; next attempt in {Seconds:0.0} s")]
    internal static partial void BrokerAway(this ILogger logger, string host, int port, string problem, double seconds);

    [LoggerMessage(12, LogLevel.Warning, "The broker kept no session for {ClientId}: what was published while the gateway was away may be missing")]
    internal static partial void SessionLost(this ILogger logger, string clientId);

    [LoggerMessage(13, LogLevel.Information, "Listening as the plant's broker on {Address}:{Port}; {Access}")]
    internal static partial void Listening(this ILogger logger, System.Net.IPAddress address, int port, string access);

    [LoggerMessage(14, LogLevel.Warning, "Publisher {ClientId} from {Endpoint} refused: {Reason}")]
    internal static partial void PublisherRefused(this ILogger logger, string clientId, string endpoint, string reason);

    [LoggerMessage(15, LogLevel.Warning, "Publisher {ClientId} disconnected without acknowledgement: its messages could not be written to disk and it will send them again")]
    internal static partial void PublisherNotAcknowledged(this ILogger logger, string clientId);

    [LoggerMessage(16, LogLevel.Error, "Publisher {ClientId} could not be disconnected")]
    internal static partial void DisconnectFailed(this ILogger logger, Exception exception, string clientId);

    [LoggerMessage(17, LogLevel.Warning, "Publishers cannot be accepted at the moment")]
    internal static partial void AcceptFailed(this ILogger logger, Exception exception);

    [LoggerMessage(18, LogLevel.Debug, "A publisher's connection ended")]
    internal static partial void ConnectionEnded(this ILogger logger, Exception exception);

    [LoggerMessage(19, LogLevel.Warning, "{ClientId} may not subscribe to {Topic}: the gateway takes messages and distributes none")]
    internal static partial void SubscriberRefused(this ILogger logger, string clientId, string topic);
}
