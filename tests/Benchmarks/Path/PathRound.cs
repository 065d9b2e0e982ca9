namespace Monitoring.Benchmarks.Path;

/// <summary>What one round measured.</summary>
/// <param name="MessagesPerSecond">Messages by the time from the first one published to the last one stored.</param>
/// <param name="ValuesPerMessage">Values in the database per point.</param>
/// <param name="MicrosecondsPerMessage">User and system time of each process per message, by the process' part in the path.</param>
/// <param name="Lost">Messages that the database has not accepted as a point.</param>
/// <param name="Doubled">Points that the database has accepted beyond one per message.</param>
/// <param name="Overwritten">
/// Accepted points that share meter and millisecond with another: the messages carry no time, and the gateway's clock dated two of them the same.
/// </param>
internal sealed record PathRound(
    double MessagesPerSecond, double ValuesPerMessage, IReadOnlyDictionary<string, double> MicrosecondsPerMessage, long Lost, long Doubled, long Overwritten);
