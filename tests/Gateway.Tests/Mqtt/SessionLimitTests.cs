using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Gateway.Mqtt;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;
using MQTTnet.Server;

namespace Monitoring.Gateway.Tests.Mqtt;

public sealed class SessionLimitTests
{
    [Fact]
    public async Task Of_clients_that_came_and_went_only_the_newest_are_remembered()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var listener = new PublisherListener(new IPEndPoint(IPAddress.Loopback, 0), 1 << 20, NullLogger.Instance);
        using var server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder().WithPersistentSessions().Build(), [listener]);
        SessionLimit.Apply(server);
        await server.StartAsync();
        using var stays = await RawPublisher.ConnectAsync(listener.Endpoint.Port, cancel, "stays");
        for (var i = 0; i < SessionLimit.Kept + (2 * SessionLimit.Every); i++)
        {
            using var client = await RawPublisher.ConnectAsync(listener.Endpoint.Port, cancel, $"client-{i}");
            await client.SendAsync([0xe0, 0], cancel);
        }

        IList<MqttSessionStatus> sessions = [];
        await Eventually.TrueAsync(
            async () => (sessions = await server.GetSessionsAsync()).Count is > SessionLimit.Kept and <= SessionLimit.Kept + SessionLimit.Every,
            "the oldest are forgotten",
            cancel: cancel);
        Assert.Contains(sessions, s => s.Id == "stays");
        Assert.Contains(sessions, s => s.Id == $"client-{SessionLimit.Kept + (2 * SessionLimit.Every) - 1}");
        await server.StopAsync(new MqttServerStopOptions());
    }
}
