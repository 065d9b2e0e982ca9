namespace Monitoring.Benchmarks.Path;

/// <summary>One way to build the path.</summary>
/// <param name="Name">Name in the figures.</param>
/// <param name="Listens">True when the Gateway is the broker itself; false when it subscribes at a Mosquitto.</param>
internal sealed record PathCase(string Name, bool Listens)
{
    public static IReadOnlyList<PathCase> All { get; } = [new("mosquitto-influx", Listens: false), new("listen-influx", Listens: true)];
}
