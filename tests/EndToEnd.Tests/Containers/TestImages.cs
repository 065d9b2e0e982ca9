using System.Net;
using System.Text;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Containers;

/// <summary>
/// The containers of the suite. Image names come from the environment, so that a local image serves where no registry can be reached;
/// commands and configuration are fixed, so that every image runs the same.
/// </summary>
internal static class TestImages
{
    private const ushort MqttPort = 1883;
    private const ushort InfluxPort = 8086;
    private const ushort Influx3Port = 8181;

    // Only these names are never pulled: no registry has them, and a clear "no such image" is better than a failed download.
    private const string LocalPrefix = "monitoring-test/";

    private static string MosquittoImage => Named("MONITORING_TEST_MOSQUITTO_IMAGE", "eclipse-mosquitto:2");

    private static string InfluxImage => Named("MONITORING_TEST_INFLUXDB_IMAGE", "influxdb:1.8");

    /// <exception cref="DockerUnavailableException">No engine answers.</exception>
    public static IContainer Mosquitto() => new ContainerBuilder(MosquittoImage)
        .WithImagePullPolicy(PolicyOf(MosquittoImage))
        .WithResourceMapping(
            Encoding.UTF8.GetBytes(
                """
                listener 1883
                allow_anonymous true
                persistence true
                persistence_location /tmp/
                max_queued_messages 0

                """),
            FilePath.Of("/etc/monitoring/mosquitto.conf"))
        .WithCommand("mosquitto", "-c", "/etc/monitoring/mosquitto.conf")
        .WithPortBinding(FreePort.Next(), MqttPort)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilExternalTcpPortIsAvailable(MqttPort))
        .Build();

    /// <summary>Stopping it is SIGKILL: no chance to flush. Its data stay in the container for the next start.</summary>
    /// <exception cref="DockerUnavailableException">No engine answers.</exception>
    public static IContainer InfluxDb() => new ContainerBuilder(InfluxImage)
        .WithImagePullPolicy(PolicyOf(InfluxImage))
        .WithResourceMapping(
            Encoding.UTF8.GetBytes(
                """
                reporting-disabled = true
                [meta]
                  dir = "/var/lib/influxdb/meta"
                [data]
                  dir = "/var/lib/influxdb/data"
                  wal-dir = "/var/lib/influxdb/wal"
                [monitor]
                  store-enabled = false

                """),
            FilePath.Of("/etc/monitoring/influxdb.conf"))
        .WithCommand("influxd", "-config", "/etc/monitoring/influxdb.conf")
        // The engine gives a random port anew at each start; the Ingestor's setting names one for good.
        .WithPortBinding(FreePort.Next(), InfluxPort)
        .WithCreateParameterModifier(create => create.StopSignal = "SIGKILL")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
            request => request.ForPort(InfluxPort).ForPath("/ping").ForStatusCode(HttpStatusCode.NoContent)))
        .Build();

    /// <summary>InfluxDB 2.x, set up unattended.</summary>
    public static IContainer InfluxDb2(string image, string org, string token) => new ContainerBuilder(image)
        .WithImagePullPolicy(PolicyOf(image))
        .WithEnvironment("DOCKER_INFLUXDB_INIT_MODE", "setup")
        .WithEnvironment("DOCKER_INFLUXDB_INIT_USERNAME", "admin")
        .WithEnvironment("DOCKER_INFLUXDB_INIT_PASSWORD", token)
        .WithEnvironment("DOCKER_INFLUXDB_INIT_ORG", org)
        .WithEnvironment("DOCKER_INFLUXDB_INIT_BUCKET", "first")
        .WithEnvironment("DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", token)
        .WithPortBinding(InfluxPort, assignRandomHostPort: true)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
            request => request.ForPort(InfluxPort).ForPath("/ping").ForStatusCode(HttpStatusCode.NoContent)))
        .Build();

    /// <summary>InfluxDB 3 Core without authorization.</summary>
    public static IContainer InfluxDb3(string image) => new ContainerBuilder(image)
        .WithImagePullPolicy(PolicyOf(image))
        .WithCommand("influxdb3", "serve", "--node-id=n0", "--object-store=file", "--data-dir=/var/lib/influxdb3/data", "--without-auth")
        .WithPortBinding(Influx3Port, assignRandomHostPort: true)
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(
            request => request.ForPort(Influx3Port).ForPath("/ping").ForStatusCode(HttpStatusCode.OK)))
        .Build();

    public static Uri UrlOf3(IContainer influxDb) => new($"http://{influxDb.Hostname}:{influxDb.GetMappedPublicPort(Influx3Port)}");

    public static int MqttPortOf(IContainer mosquitto) => mosquitto.GetMappedPublicPort(MqttPort);

    public static Uri UrlOf(IContainer influxDb) => new($"http://{influxDb.Hostname}:{influxDb.GetMappedPublicPort(InfluxPort)}");

    private static Func<ImageInspectResponse, bool> PolicyOf(string image) =>
        image.StartsWith(LocalPrefix, StringComparison.Ordinal) ? PullPolicy.Never : PullPolicy.Missing;

    private static string Named(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } name ? name : fallback;
}
