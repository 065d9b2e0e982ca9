using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Steps;

/// <summary>Energy of one step of a file.</summary>
/// <param name="StartMs">Start, Unix ms.</param>
/// <param name="EndMs">End, exclusive.</param>
/// <param name="ImportWh">Imported energy, exactly as the file has it.</param>
/// <param name="ExportWh">Exported energy.</param>
internal readonly record struct StepEnergy(long StartMs, long EndMs, decimal? ImportWh, decimal? ExportWh);

/// <summary>The steps of a file and what was found on the way.</summary>
internal sealed class StepResult
{
    private const int MostGaps = 100;

    internal List<StepEnergy> Steps { get; } = [];

    internal int Duplicates { get; set; }

    internal int Missing { get; set; }

    internal int Gaps { get; private set; }

    internal List<ImportGap> GapList { get; } = [];

    internal CodedNote? Step { get; set; }

    internal double? StepMinutes { get; set; }

    internal void AddGap(long fromMs, long toMs)
    {
        Gaps++;
        if (GapList.Count < MostGaps)
        {
            GapList.Add(new ImportGap(DateTimeOffset.FromUnixTimeMilliseconds(fromMs), DateTimeOffset.FromUnixTimeMilliseconds(toMs)));
        }
    }
}
