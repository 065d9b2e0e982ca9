using Monitoring.Analysis.Calibrations;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Corrections as the API shows them.</summary>
internal static class CorrectionAnswer
{
    internal static CorrectionInfo Of(CorrectionRow row)
    {
        var details = CorrectionDetails.Of(row);
        return new CorrectionInfo
        {
            Id = row.Id,
            Kind = row.Kind,
            Meter = row.Meter,
            From = Time(details.AtMs ?? row.FromMs),
            To = row.ToMs is { } to ? Time(to) : null,
            Factor = details.Factor,
            Sign = details.IsReversed is { } reversed ? (reversed ? -1 : 1) : null,
            AppliesTo = details.Target switch
            {
                CalibrationTarget.All => "all",
                CalibrationTarget.Energy => "energy",
                CalibrationTarget.Power => "power",
                _ => null,
            },
            Given = details.Given,
            NewMeter = row.NewMeter,
            OldLastWh = details.OldLastWh,
            NewFirstWh = details.NewFirstWh,
            OldLastExportWh = details.OldLastExportWh,
            NewFirstExportWh = details.NewFirstExportWh,
            MaxPowerKw = details.MaxPowerKw,
            CounterModulusKwh = details.CounterModulusKwh,
            ImportIncludesExport = details.ImportIncludesExport,
            Entries = details.Entries,
            TotalKwh = details.TotalKwh,
            TotalExportKwh = details.TotalExportKwh,
            Made = new CorrectionAct(row.MadeBy, row.MadeWith, Time(row.MadeMs), row.Why),
            Undone = row.UndoneMs is { } at ? new CorrectionAct(row.UndoneBy!, row.UndoneWith!, Time(at), row.UndoneWhy!) : null,
        };
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
