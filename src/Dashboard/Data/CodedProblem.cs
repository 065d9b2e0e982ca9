using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Data;

/// <summary>What the Ingestor refuses and what to do, in both languages.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Cure">What to do.</param>
/// <param name="Needed">Options that say what the file leaves open.</param>
public sealed record CodedProblem(Text Reason, Text Cure, params ImportOption[] Needed)
{
    /// <summary>Reason and cure in the language of the circuit, with what the Ingestor said beside the code.</summary>
    public (string Reason, string Cure) With(IReadOnlyList<string>? values)
    {
        var shown = CodedWords.Shown(values);
        return (CodedWords.Fill(Reason, shown), CodedWords.Fill(Cure, shown));
    }
}
