namespace Monitoring.Ingestor.Corrections;

/// <summary>A correction cannot be made as wished; the message says why and what to wish instead.</summary>
/// <param name="message">Why, and what to wish instead.</param>
/// <param name="code">The same as one of <see cref="Domain.Contracts.CorrectionCodes"/>; null where the request itself is wrong.</param>
/// <param name="values">What is said beside the code.</param>
public sealed class CorrectionRefusedException(string message, string? code = null, params object[] values) : Exception(message)
{
    /// <summary>Why, one of <see cref="Domain.Contracts.CorrectionCodes"/>; null where the request itself is wrong.</summary>
    public string? Code => code;

    /// <summary>What is said beside the code.</summary>
    public IReadOnlyList<string>? Values => values.Length == 0 ? null : [.. values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)!)];
}
