using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing;

/// <summary>A file as a whole is not understood, and nothing of it is stored; the message says why and what to do.</summary>
public sealed class ImportException(string message, string code = ImportCodes.Other) : Exception(message)
{
    /// <summary>What is wrong, one of <see cref="ImportCodes"/>.</summary>
    public string Code => code;
}
