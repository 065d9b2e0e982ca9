using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing;

/// <summary>A file as a whole is not understood, and nothing of it is stored; the message says why and what to do.</summary>
public sealed class ImportException(string message, string code = ImportCodes.Other, params string[] values) : Exception(message)
{
    /// <summary>What is wrong, one of <see cref="ImportCodes"/>.</summary>
    public string Code => code;

    /// <summary>What is said beside the code, as <see cref="ImportCodes"/> lists it.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>An option has a value that it cannot have.</summary>
    internal static ImportException WrongOption(string name, string? value, string cure) =>
        new($"{name} '{value}' is not known: {cure}", ImportCodes.WrongOption, name, value ?? string.Empty);
}
