using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing;

/// <summary>A file that was understood: the energy that it holds and what to say about it.</summary>
/// <param name="Entries">Ascending, without overlap.</param>
/// <param name="Report">As for a dry run.</param>
public sealed record ImportedFile(IReadOnlyList<EditedEnergy> Entries, ImportReport Report);
