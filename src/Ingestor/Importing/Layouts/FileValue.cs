using System.Globalization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Layouts;

/// <summary>One time of a file with its values in the file's unit.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="TimeMs">The time that stands there, Unix ms.</param>
/// <param name="Import">Imported; null when missing.</param>
/// <param name="Export">Exported; null when missing or when the file has none.</param>
/// <param name="Text">What stands there.</param>
internal readonly record struct FileValue(int Line, long TimeMs, decimal? Import, decimal? Export, string Text)
{
    internal bool IsMissing => Import is null && Export is null;
}

/// <summary>What was read of a file before its steps are known.</summary>
internal sealed class FileValues
{
    /// <summary>Name of the layout, as in the report.</summary>
    internal required string Layout { get; init; }

    /// <summary>What the numbers are.</summary>
    internal required Values.ImportUnit Unit { get; init; }

    /// <summary>True when a time names the end of its step.</summary>
    internal required bool LabelIsEnd { get; init; }

    /// <summary>Length of a step in ms, where the layout says it; else it is found from the times.</summary>
    internal long? StepMs { get; init; }

    /// <summary>True when the file has exported energy.</summary>
    internal bool HasExport { get; init; }

    /// <summary>In the file's order.</summary>
    internal List<FileValue> Values { get; } = [];

    /// <summary>What was recognised.</summary>
    internal List<CodedNote> Recognised { get; } = [];

    /// <summary>What else a reader should know.</summary>
    internal List<CodedNote> Notes { get; } = [];
}

/// <summary>The refused values of a file; of many the first are listed.</summary>
internal sealed class Refusals
{
    private const int MostListed = 1000;

    internal int Count { get; private set; }

    internal List<RefusedRow> Listed { get; } = [];

    /// <summary>Of a time that cannot be meant.</summary>
    internal void AddOutOfRange(int line, string text, string problem) => Add(
        line, text, $"its time is {problem}", "correct the date; energy can be imported once its time is over", ImportCodes.TimeOutOfRange);

    internal void Add(int line, string text, string reason, string cure, string code, params object[] values)
    {
        Count++;
        if (Listed.Count < MostListed)
        {
            Listed.Add(new RefusedRow(line, text, reason, cure, code, values.Length == 0 ? null : [.. values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!)]));
        }
    }
}
