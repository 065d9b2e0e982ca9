using MQTTnet;

namespace Monitoring.Gateway.Mqtt;

/// <summary>What can be wrong with the broker, in words that say what to do.</summary>
internal static class BrokerProblems
{
    internal const string BufferFull =
        "the buffer is full (Gateway:Buffer:MaxMegabytes), so senders must keep their messages until the Ingestor has taken some";

    internal const string NotWritten = "messages could not be written to disk and were not acknowledged; the broker sends them again";

    internal const string TakenOver =
        "another client connected with the same id; give each gateway its own Gateway:Mqtt:ClientId";

    internal static string Of(MqttClientConnectResultCode code, string? reason) => code switch
    {
        MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized =>
            $"the broker refused the log-in ({code}); check Gateway:Mqtt:User and Gateway:Mqtt:Password",
        MqttClientConnectResultCode.UnsupportedProtocolVersion =>
            "the broker does not speak this protocol version; set Gateway:Mqtt:ProtocolVersion to 3.1.1",
        _ => $"the broker refused the connection ({code}{(string.IsNullOrEmpty(reason) ? string.Empty : ": " + reason)})",
    };
}
