using Monitoring.Domain.Contracts;

namespace Monitoring.Gateway.Forwarding;

/// <summary>What became of a request.</summary>
public enum SendResult
{
    /// <summary>All is stored.</summary>
    Stored,

    /// <summary>The request was understood and some lines were refused for ever; see <see cref="SendOutcome.Error"/>.</summary>
    Refused,

    /// <summary>The request was too large.</summary>
    TooLarge,

    /// <summary>The same request may succeed later.</summary>
    Later,
}

/// <summary>The three outcomes of a request, and the one that asks for smaller requests.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Error">The answer's body when lines were refused; null when it could not be understood.</param>
/// <param name="Reason">Why later.</param>
/// <param name="RetryAfter">When the server wants to be asked again.</param>
public sealed record SendOutcome(SendResult Result, WriteError? Error = null, string? Reason = null, TimeSpan? RetryAfter = null)
{
    /// <summary>All stored.</summary>
    public static SendOutcome Stored { get; } = new(SendResult.Stored);

    /// <summary>Too large.</summary>
    public static SendOutcome TooLarge { get; } = new(SendResult.TooLarge);

    /// <summary>Some lines refused.</summary>
    public static SendOutcome Refused(WriteError? error) => new(SendResult.Refused, error);

    /// <summary>Not now.</summary>
    public static SendOutcome Later(string reason, TimeSpan? retryAfter = null) => new(SendResult.Later, null, reason, retryAfter);
}
