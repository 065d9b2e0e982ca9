using System.Globalization;
using Monitoring.Analysis.Calibrations;
using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ids;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Reads a request strictly: what is stored is complete and means one thing.</summary>
internal static class CorrectionCheck
{
    private const int LongestText = 2000;

    /// <summary>A correction ready to be stored, its entries, and what was rounded.</summary>
    internal sealed record Checked(CorrectionRow Row, IReadOnlyList<EditedEnergy> Entries, IReadOnlyList<CodedNote> Notes);

    /// <exception cref="CorrectionRefusedException">Something is missing or wrong.</exception>
    internal static Checked Read(string site, CorrectionRequest request, string keyName, TimeBounds bounds)
    {
        var meter = MeterOf(request.Meter, "meter");
        var made = new CorrectionRow
        {
            Site = site,
            Meter = meter,
            Kind = request.Kind ?? "",
            Details = "",
            MadeBy = TextOf(request.By, "by", "who makes the correction"),
            MadeWith = keyName,
            Why = TextOf(request.Why, "why", "the reason, for those who read it later"),
            MadeMs = bounds.LatestMs,
        };
        return request.Kind switch
        {
            CorrectionKind.Calibration => Calibration(made, request, bounds),
            CorrectionKind.Replacement => Replacement(made, request, bounds),
            CorrectionKind.Nameplate => new Checked(NameplateCheck.Complete(made, request), [], []),
            CorrectionKind.Edit => Edit(made, request, bounds),
            CorrectionKind.Import => throw Refused("a file is imported with POST /api/sites/{site}/imports"),
            _ => throw Refused($"kind '{request.Kind}' is not known: calibration, replacement, nameplate or edit"),
        };
    }

    internal static string TextOf(string? text, string name, string meaning) => text?.Trim() switch
    {
        null or "" => throw Refused($"'{name}' is needed: {meaning}"),
        { Length: > LongestText } => throw Refused($"'{name}' is longer than {LongestText} characters"),
        var given => given,
    };

    internal static string MeterOf(string? text, string name) => text is not null && MeterId.IsValid(text)
        ? text
        : throw Refused($"'{name}' is needed: a meter id of letters, digits, '.', '_', '-' and ':', not '{text}'");

    private static Checked Calibration(CorrectionRow row, CorrectionRequest request, TimeBounds bounds)
    {
        var (factor, given) = CalibrationFactor.Of(request);
        var reversed = request.Sign switch
        {
            null or 1 => false,
            -1 => true,
            _ => throw Refused($"sign {request.Sign} is not known: 1, or -1 to exchange import and export"),
        };
        if (factor == 1 && !reversed)
        {
            throw Refused("this calibration changes nothing: give 'factor', 'ct_from' and 'ct_to', 'unit', or 'sign' -1");
        }

        var target = request.AppliesTo switch
        {
            null or "all" => CalibrationTarget.All,
            "energy" => CalibrationTarget.Energy,
            "power" => CalibrationTarget.Power,
            _ => throw Refused($"applies_to '{request.AppliesTo}' is not known: all, energy or power"),
        };
        var notes = new List<CodedNote>();
        var from = request.From ?? throw Refused("'from' is needed: when the meter began to show wrong values");
        Possible(from, "'from'", bounds, "a calibration begins when the values began to be wrong, at the latest now");
        row.FromMs = Rounded(from, "from", NoteCodes.RoundedStart, notes);
        if (request.To is { } to)
        {
            Possible(to, "'to'", bounds, "leave 'to' out while it goes on");
            row.ToMs = Rounded(to, "to", NoteCodes.RoundedEnd, notes);
        }

        if (row.ToMs <= row.FromMs)
        {
            throw Refused("'to' must be at least a quarter hour after 'from'");
        }

        row.Details = new CorrectionDetails { Factor = factor, IsReversed = reversed, Target = target, Given = given }.ToJson();
        return new Checked(row, [], notes);
    }

    private static Checked Replacement(CorrectionRow row, CorrectionRequest request, TimeBounds bounds)
    {
        var time = request.At ?? throw Refused("'at' is needed: when the new device took over");
        Possible(time, "'at'", bounds, "note the replacement when it has happened");
        var at = time.ToUnixTimeMilliseconds();
        row.NewMeter = request.NewMeter is null ? null : MeterOf(request.NewMeter, "new_meter");
        if (row.NewMeter == row.Meter)
        {
            throw Refused("'new_meter' is the meter itself: leave it out where the new device reports under the old id");
        }

        row.FromMs = LedgerInterval.StartOf(at);
        row.Details = new CorrectionDetails
        {
            AtMs = at,
            OldLastWh = Energy(request.OldLastWh, "old_last_wh"),
            NewFirstWh = Energy(request.NewFirstWh, "new_first_wh"),
            OldLastExportWh = Energy(request.OldLastExportWh, "old_last_export_wh"),
            NewFirstExportWh = Energy(request.NewFirstExportWh, "new_first_export_wh"),
        }.ToJson();
        return new Checked(row, [], []);
    }

    private static Checked Edit(CorrectionRow row, CorrectionRequest request, TimeBounds bounds)
    {
        if (request.Intervals is not { Count: > 0 } given)
        {
            throw Refused("'intervals' is needed: at least one with 'start', 'end' and 'import_wh' or 'export_wh', or 'unknown': true");
        }

        EditedEnergy[] entries = [.. given.Select((g, i) => EntryOf(g, i + 1, bounds)).OrderBy(e => e.StartMs)];
        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i].StartMs < entries[i - 1].EndMs)
            {
                throw Refused($"two intervals overlap at {DateTimeOffset.FromUnixTimeMilliseconds(entries[i].StartMs):u}: give each quarter hour once");
            }
        }

        Complete(row, entries, new CorrectionDetails());
        return new Checked(row, entries, []);
    }

    /// <summary>Gives the row the span and the sums of its entries, which are ascending.</summary>
    internal static void Complete(CorrectionRow row, IReadOnlyList<EditedEnergy> entries, CorrectionDetails details)
    {
        (row.FromMs, row.ToMs) = (entries[0].StartMs, entries[^1].EndMs);
        row.LongestMs = entries.Max(e => e.EndMs - e.StartMs);
        row.Details = (details with { Entries = entries.Count, TotalKwh = Kwh(entries, e => e.ImportWh), TotalExportKwh = Kwh(entries, e => e.ExportWh) }).ToJson();
    }

    private static decimal? Kwh(IReadOnlyList<EditedEnergy> entries, Func<EditedEnergy, double?> wh) =>
        entries.Any(e => wh(e) is not null) ? entries.Sum(e => (decimal)(wh(e) ?? 0)) / 1000 : null;

    private static EditedEnergy EntryOf(EnteredInterval given, int number, TimeBounds bounds)
    {
        if (given is not { Start: { } start, End: { } end } || start >= end)
        {
            throw Refused($"interval {number} needs 'start' and a later 'end'");
        }

        Possible(start, $"'start' of interval {number}", bounds, "check the year");
        Possible(end, $"'end' of interval {number}", bounds, "only what is over can be entered");
        var entry = new EditedEnergy(
            start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds(), Energy(given.ImportWh, "import_wh"), Energy(given.ExportWh, "export_wh"));
        if (entry.StartMs != LedgerInterval.StartOf(entry.StartMs) || entry.EndMs != LedgerInterval.StartOf(entry.EndMs))
        {
            throw Refused($"interval {number} must begin and end on a quarter hour, e.g. 10:00, 10:15, 10:30 or 10:45");
        }

        if (end - start > TimeSpan.FromDays(400))
        {
            throw Refused($"interval {number} is longer than 400 days: give the energy of each month");
        }

        return entry.IsUnknown == (given.Unknown == true)
            ? entry
            : throw Refused($"interval {number} needs 'import_wh' or 'export_wh'; or 'unknown': true and neither, to say that nothing is known");
    }

    private static double? Energy(double? wh, string name) => wh is null || (wh >= 0 && Quantity.IsPossible(wh.Value))
        ? wh
        : throw Refused($"'{name}' must be an energy in Wh, not negative");

    private static void Possible(DateTimeOffset time, string name, TimeBounds bounds, string cure)
    {
        if (bounds.Problem(time.ToUnixTimeMilliseconds()) is { } problem)
        {
            throw new CorrectionRefusedException(
                $"{name} is {time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}, {problem}: {cure}",
                time.ToUnixTimeMilliseconds() > bounds.LatestMs ? CorrectionCodes.InFuture : CorrectionCodes.TooEarly,
                DateTimeOffset.FromUnixTimeMilliseconds(bounds.EarliestMs).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static long Rounded(DateTimeOffset time, string name, string code, List<CodedNote> notes)
    {
        var ms = time.ToUnixTimeMilliseconds();
        var rounded = LedgerInterval.StartOf(ms + (LedgerInterval.StepMs / 2));
        if (rounded != ms)
        {
            var shown = DateTimeOffset.FromUnixTimeMilliseconds(rounded).ToOffset(time.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            notes.Add(new CodedNote(code, [shown], $"'{name}' is rounded to the quarter hour: {shown}"));
        }

        return rounded;
    }

    private static CorrectionRefusedException Refused(string message) => new(message);
}
