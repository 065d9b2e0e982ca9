using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>The result of an import in words.</summary>
public static class ImportWords
{
    private static string Stop => Languages.IsEnglish ? ", " : "・";

    /// <summary>The form that was recognised, e.g. <c>1行に1日・30分ごと・区間ごとの電力量 kWh・Shift_JIS</c>.</summary>
    public static string FormOf(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return string.Join(Stop, new[]
        {
            report.Layout == "days" ? ImportTexts.FormDays.ToString() : ImportTexts.FormLong.ToString(),
            report.StepMinutes is { } minutes ? ImportTexts.Minutes.With(minutes) : ImportTexts.Days.ToString(),
            report.Unit is { } unit ? (unit.EndsWith('h') ? ImportTexts.UnitEnergy : ImportTexts.UnitPower).With(unit) : string.Empty,
            report.Layout == "days" ? string.Empty : report.Label == "end" ? ImportTexts.LabelEnd.ToString() : ImportTexts.LabelStart.ToString(),
            report.Zone is { } zone ? ImportTexts.Zone.With(zone) : string.Empty,
            CodedWords.EncodingOf(report.Encoding ?? string.Empty),
        }.Where(part => part.Length > 0));
    }

    /// <summary>From the first to the last value, <c>2025/04/01(火) 00:00〜2026/04/01(水) 00:00</c>.</summary>
    public static string SpanOf(ImportReport report, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(site);
        return report is { From: { } from, To: { } to } ? Between(from, to, site) : Figures.Missing;
    }

    /// <summary>A span on the site's clock; the day only once where it is one day.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset to, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var (start, end) = (site.ToLocal(from), site.ToLocal(to));
        return start.Date == end.Date ? Times.DayWindow(start, end)
            : Languages.IsEnglish ? Unbroken(Times.DayClock(start)) + " " + Times.Dash + " " + Unbroken(Times.DayClock(end))
            : Times.DayClock(start) + Times.Dash + Times.DayClock(end);
    }

    // A word joiner (U+2060) keeps a narrow line from breaking inside a date.
    private static string Unbroken(string time) => time.Replace("-", "-\u2060", StringComparison.Ordinal).Replace(' ', '\u00A0');

    /// <summary>How many gaps, and where the first one is.</summary>
    public static string GapsOf(ImportReport report, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(site);
        return report.GapList is [var first, ..]
            ? ImportTexts.GapsFirst.With(report.Gaps, Between(first.From, first.To, site))
            : ImportTexts.GapsValue.With(report.Gaps);
    }

    /// <summary>Energy as the file adds up, to the watt-hour: whoever imports compares it with a bill.</summary>
    public static string KwhOf(decimal kwh) => kwh.ToString("#,0.###", System.Globalization.CultureInfo.InvariantCulture) + "\u00A0kWh";

    /// <summary>The sums of a report; one of nothing is left out.</summary>
    public static string TotalOf(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.TotalExportKwh is not { } export ? KwhOf(report.TotalKwh)
            : report.TotalKwh == 0 ? CorrectionTexts.FedIn.With(KwhOf(export))
            : KwhOf(report.TotalKwh) + Stop + CorrectionTexts.FedIn.With(KwhOf(export));
    }

    /// <summary>What the notes add to the figures; that the same file came before is said apart.</summary>
    public static IReadOnlyList<CodedNote> NotesOf(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.NotesCoded.Where(n => n.Code != NoteCodes.SameFile)];
    }

    /// <summary>The load page over the imported span, or its last <see cref="LoadQuery.MaxDays"/> days.</summary>
    public static LoadQuery LoadOf(ImportReport report, LoadSubjects subjects)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(subjects);
        var clock = subjects.Site.Clock;
        var (first, last) = (clock.DateOf(report.From!.Value), clock.DateOf(report.To!.Value.AddTicks(-1)));
        var earliest = last.AddDays(1 - LoadQuery.MaxDays);
        return new LoadQuery(report.Meter == subjects.MainMeter ? null : report.Meter, PeriodKind.Custom, first > earliest ? first : earliest, last, null);
    }

    private static string Joined((string Reason, string Cure) words) => words.Reason + (Languages.IsEnglish ? " " : string.Empty) + words.Cure;

    /// <summary>Why something that was to change data did not come about: said in the language of the circuit, then the Ingestor's own words.</summary>
    public static (string What, string? Original) FaultOf(Exception fault) => fault switch
    {
        IngestorRefusedException { Reason: { } code } refused when (ImportProblems.Find(code) ?? CorrectionProblems.Find(code)) is { } problem =>
            (Joined(problem.With(ImportProblems.ValuesOf(code, refused.Values))), null),
        IngestorRefusedException refused => (DataTexts.Refused, refused.Message),
        IngestorException { Fault: IngestorFault.KeyRefused } => (DataTexts.CorrectKeyRefused, null),
        _ => (DataTexts.Away, null),
    };
}
