using Monitoring.Domain.LineProtocol;

namespace Monitoring.Gateway.Forwarding;

/// <summary>What the Ingestor made of a request.</summary>
internal abstract record WriteAnswer
{
    private WriteAnswer()
    {
    }

    /// <summary>Every line is stored.</summary>
    internal sealed record Stored : WriteAnswer;

    /// <summary>These lines are not stored; all others are.</summary>
    /// <param name="Lines">The lines with the reasons.</param>
    /// <param name="ServerTime">The server's clock, if it said it.</param>
    internal sealed record Refused(IReadOnlyList<RefusedLine> Lines, DateTimeOffset? ServerTime) : WriteAnswer;

    /// <summary>The request was refused without saying which lines are at fault.</summary>
    internal sealed record NotUnderstood(string Problem) : WriteAnswer;

    /// <summary>Too large; smaller requests may pass.</summary>
    internal sealed record TooLarge : WriteAnswer;

    /// <summary>Not now.</summary>
    internal sealed record Later(string Problem, TimeSpan? RetryAfter) : WriteAnswer;
}
