namespace Monitoring.Dashboard.Ingesting;

/// <summary>The Ingestor did not do what was asked, and says why; nothing is changed.</summary>
/// <param name="reason">What is wrong, one of <see cref="Domain.Contracts.ImportCodes"/> or <see cref="Domain.Contracts.CorrectionCodes"/>; null for anything else.</param>
/// <param name="message">The Ingestor's own words, in English, with the cure.</param>
/// <param name="values">What is said beside the reason.</param>
public sealed class IngestorRefusedException(string? reason, string message, IReadOnlyList<string>? values = null) : Exception(message)
{
    /// <summary>What is wrong, one of <see cref="Domain.Contracts.ImportCodes"/> or <see cref="Domain.Contracts.CorrectionCodes"/>; null for anything else.</summary>
    public string? Reason => reason;

    /// <summary>What is said beside the reason.</summary>
    public IReadOnlyList<string>? Values => values;
}
