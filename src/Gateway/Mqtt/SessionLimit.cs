using MQTTnet.Server;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Forgets the sessions of publishers that have gone, all but the newest: MQTTnet keeps every one for ever, and a client that takes a new
/// name at each connection would fill the memory. A publisher whose session was forgotten is told so and starts a new one.
/// </summary>
internal sealed class SessionLimit
{
    internal const int Kept = 1000;

    /// <summary>So many may end before it is looked again.</summary>
    internal const int Every = 250;

    private readonly MqttServer _server;
    private int _ended;

    private SessionLimit(MqttServer server) => _server = server;

    internal static void Apply(MqttServer server)
    {
        var limit = new SessionLimit(server);
        server.ClientDisconnectedAsync += _ => Interlocked.Increment(ref limit._ended) % Every == 0 ? limit.TrimAsync() : Task.CompletedTask;
    }

    private async Task TrimAsync()
    {
        var sessions = await _server.GetSessionsAsync();
        foreach (var session in sessions.Where(s => s.DisconnectedTimestamp is not null).OrderByDescending(s => s.DisconnectedTimestamp).Skip(Kept))
        {
            await session.DeleteAsync();
        }
    }
}
