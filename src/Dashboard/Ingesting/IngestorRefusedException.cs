namespace Monitoring.Dashboard.Ingesting;

/// <summary>The Ingestor did not do what was asked, and says why; nothing is changed.</summary>
/// <param name="reason">What is wrong with a file, one of <see cref="Domain.Contracts.ImportCodes"/>; null for anything else.</param>
/// <param name="message">The Ingestor's own words, in English, with the cure.</param>
public sealed class IngestorRefusedException(string? reason, string message) : Exception(message)
{
    /// <summary>What is wrong with a file, one of <see cref="Domain.Contracts.ImportCodes"/>; null for anything else.</summary>
    public string? Reason => reason;
}
