using System.Security.Cryptography;
using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Importing.Files;
using Monitoring.Ingestor.Importing.Layouts;
using Monitoring.Ingestor.Importing.Steps;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing;

/// <summary>Reads energy out of a CSV or Excel file. Pure: the same file and options give the same entries. README.md beside it lists what is understood.</summary>
public static class FileImporter
{
    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file, also packed by gzip.</param>
    /// <param name="name">Its name, where known.</param>
    /// <param name="meter">Meter id, for the report.</param>
    /// <param name="options">What is said about it.</param>
    /// <param name="bounds">Which times are possible; rows of others are refused.</param>
    /// <exception cref="ImportException">It is not understood as a whole; the message says why and what to do.</exception>
    public static ImportedFile Read(byte[] bytes, string? name, string meter, ImportOptions options, TimeBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(bounds);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out var zone))
        {
            throw ImportException.WrongOption("zone", options.Zone, "give an IANA name such as Asia/Tokyo");
        }

        if (options.Direction is not (null or "import" or "export"))
        {
            throw ImportException.WrongOption("direction", options.Direction, "import or export");
        }

        var table = SourceFile.Read(bytes, options);
        if (table.Rows.Count == 0)
        {
            throw new ImportException("the file has no rows", ImportCodes.FileEmpty);
        }

        var (refused, times) = (new Refusals(), new SiteTimes(zone, bounds));
        var titles = options.Layout is null or "days" ? DayTitles.Find(table) : null;
        var file = options.Layout switch
        {
            "days" when titles is null => throw new ImportException("no row names the steps of a day: 0:00 to 23:30, 0:30 to 24:00, or 1 to 48 (also 24 or 96 steps)", ImportCodes.NoDaySteps),
            null or "days" or "long" => titles is null ? LongForm.Read(table, options, times, refused) : DayForm.Read(table, titles, options, times, refused),
            _ => throw ImportException.WrongOption("layout", options.Layout, "long or days"),
        };
        var steps = StepFinder.Find(file, times, refused);
        Possible(steps, refused);
        return new ImportedFile(
            [.. steps.Steps.Select(s => new EditedEnergy(s.StartMs, s.EndMs, (double?)s.ImportWh, (double?)s.ExportWh))],
            Report(bytes, name, meter, options, table, file, steps, refused));
    }

    private static ImportReport Report(
        byte[] bytes, string? name, string meter, ImportOptions options, SourceTable table, FileValues file, StepResult steps, Refusals refused) => new()
    {
        Meter = meter,
        File = name,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        Layout = file.Layout,
        RecognisedCoded =
        [
            .. table.Form,
            .. file.Recognised,
            file.Unit.Shown,
            file.LabelIsEnd ? CodedNote.Of(NoteCodes.TimesAreEnds, $"times are the end of a step") : CodedNote.Of(NoteCodes.TimesAreStarts, $"times are the start of a step"),
            steps.Step!,
            CodedNote.Of(NoteCodes.TimesWithoutOffset, $"times without an offset are {options.Zone}"),
        ],
        Encoding = table.Encoding,
        Unit = file.Unit.Name,
        Label = file.LabelIsEnd ? "end" : "start",
        StepMinutes = steps.StepMinutes,
        Zone = options.Zone,
        Rows = steps.Steps.Count,
        From = steps.Steps.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(steps.Steps[0].StartMs),
        To = steps.Steps.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(steps.Steps[^1].EndMs),
        TotalKwh = Kwh(steps.Steps.Sum(s => s.ImportWh ?? 0)),
        TotalExportKwh = file.HasExport ? Kwh(steps.Steps.Sum(s => s.ExportWh ?? 0)) : null,
        Missing = steps.Missing,
        Duplicates = steps.Duplicates,
        Gaps = steps.Gaps,
        GapList = steps.GapList,
        RefusedCount = refused.Count,
        Refused = [.. refused.Listed.OrderBy(r => r.Line)],
        NotesCoded = file.Notes,
    };

    private static void Possible(StepResult steps, Refusals refused)
    {
        if (steps.Steps.RemoveAll(s => !Quantity.IsPossible((double)(s.ImportWh ?? 0)) || !Quantity.IsPossible((double)(s.ExportWh ?? 0))) is > 0 and var count)
        {
            refused.Add(0, "", $"{count} values are too large to be an energy", "check the unit", ImportCodes.EnergiesTooLarge, count);
        }
    }

    // Without the zeros that multiplication leaves behind.
    private static decimal Kwh(decimal wh) => wh / 1000 / 1.0000000000000000000000000000m;
}
