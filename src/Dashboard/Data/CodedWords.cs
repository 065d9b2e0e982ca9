using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>Remarks of the Ingestor in the language of the circuit.</summary>
public static partial class CodedWords
{
    private const string MarkedUtf8 = "UTF-8 with byte order mark";

    private static readonly Dictionary<string, Text> All = new(StringComparer.Ordinal)
    {
        [NoteCodes.TextFile] = new("文字コード {0}", "text in {0}"),
        [NoteCodes.SeparatedByComma] = new("コンマ区切り", "cells separated by commas"),
        [NoteCodes.SeparatedByTab] = new("タブ区切り", "cells separated by tabs"),
        [NoteCodes.SeparatedBySemicolon] = new("セミコロン区切り", "cells separated by semicolons"),
        [NoteCodes.Workbook] = new("Excel のシート「{0}」", "Excel workbook, sheet '{0}'"),
        [NoteCodes.EnergyImported] = new("受電した電力量", "energy imported"),
        [NoteCodes.EnergyExported] = new("逆潮流(売電)の電力量", "energy fed in"),
        [NoteCodes.DayTable] = new("見出しは{0}行目、日付は{1}列目、1日{2}区間で{3}列目から", "titles in line {0}, days in column {1}, {2} steps of a day from column {3}"),
        [NoteCodes.StepsNumbered] = new("列の見出しは1から{0}の番号", "the columns are numbered from 1 to {0}"),
        [NoteCodes.StepsByStart] = new("列の見出しは区間の始まりの時刻", "the columns are named by the start of their step"),
        [NoteCodes.StepsByEnd] = new("列の見出しは区間の終わりの時刻", "the columns are named by the end of their step"),
        [NoteCodes.NoTitles] = new("見出しなし、時刻は1列目、値は2列目", "no titles, time in column 1, value in column 2"),
        [NoteCodes.TitlesInLine] = new("見出しは{0}行目", "titles in line {0}"),
        [NoteCodes.TimeColumn] = new("時刻の列「{0}」", "time in column '{0}'"),
        [NoteCodes.DateColumn] = new("日付の列「{0}」", "date in column '{0}'"),
        [NoteCodes.ValueColumn] = new("使用量の列「{0}」", "imported energy in column '{0}'"),
        [NoteCodes.ExportColumn] = new("逆潮流の列「{0}」", "energy fed in in column '{0}'"),
        [NoteCodes.UnitOfEnergy] = ImportTexts.UnitEnergy,
        [NoteCodes.UnitOfPower] = ImportTexts.UnitPower,
        [NoteCodes.TimesAreStarts] = ImportTexts.LabelStart,
        [NoteCodes.TimesAreEnds] = ImportTexts.LabelEnd,
        [NoteCodes.StepOfMinutes] = new("区間は{0}分", "steps of {0} min"),
        [NoteCodes.StepOfDays] = new("区間は1日", "steps of a local day"),
        [NoteCodes.StepOfPeriods] = new("区間は数日から数か月", "steps of several days or of months"),
        [NoteCodes.TimesWithoutOffset] = ImportTexts.Zone,

        [NoteCodes.TotalsLeftOut] = new("合計の行 {0}件は、値として数えません。", "Rows of totals are left out: {0}."),
        [NoteCodes.TotalDiffers] = new("{0}行目: 合計の欄は {1}、値を足すと {2} です。", "Line {0}: its total is {1}, its values add up to {2}."),
        [NoteCodes.SameFile] = ImportTexts.SameFile,
        [NoteCodes.LedgerLater] = new("保存しました。台帳への反映は少し遅れます。もう一度送らないでください。", "It is stored; the ledger follows a little later. Do not send it again."),
        [NoteCodes.RoundedStart] = new("開始は15分の区切りに丸めました: {0}", "The start was rounded to the quarter hour: {0}."),
        [NoteCodes.RoundedEnd] = new("終了は15分の区切りに丸めました: {0}", "The end was rounded to the quarter hour: {0}."),
        [NoteCodes.ReadingsGone] = new(
            "{0} の {1} より前の計測値は保存期間が過ぎて残っていないため、台帳が変わるのはそれ以降だけです。それより前は「電力量を入力」で直せます。",
            "Readings of {0} before {1} are no longer kept, so the ledger changes only from then on. Older energy can be entered by hand."),
        [NoteCodes.ReadingsGoneNothing] = new(
            "{0} の {1} より前の計測値は保存期間が過ぎて残っていないため、台帳は変わりません。「電力量を入力」なら直せます。",
            "Readings of {0} before {1} are no longer kept, so the ledger does not change. The energy can be entered by hand instead."),
        [NoteCodes.ReadingsUnknown] = new("計測値の保管先に届かず、古い計測値が残っているか確かめられませんでした。台帳が変わったか、あとで見てください。", "Whether the older readings are still kept cannot be told, since their store does not answer. See later whether the ledger has changed."),
    };

    /// <summary>The words of a code, with placeholders; null for one that is not known.</summary>
    public static Text? Find(string code) => All.GetValueOrDefault(code);

    /// <summary>A remark in the language of the circuit; the Ingestor's own words where the code is not known.</summary>
    public static string Of(CodedNote note, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(site);
        return Find(note.Code) is { } text ? Fill(text, [.. note.Values.Select(v => Shown(v, site))]) : note.Text;
    }

    /// <summary>How a text file is encoded, as people call it.</summary>
    public static string EncodingOf(string name) => name == MarkedUtf8 ? (Languages.IsEnglish ? "UTF-8 (with BOM)" : "UTF-8(BOM付き)") : name;

    /// <summary>Values as they are shown: numbers from 1,000 with commas.</summary>
    internal static IReadOnlyList<string> Shown(IReadOnlyList<string>? values) => [.. (values ?? []).Select(Number)];

    /// <summary>A text with its values; a dash stands for one that an older Ingestor did not say.</summary>
    internal static string Fill(Text text, IReadOnlyList<string> values) =>
        Placeholder().Replace(text.ToString(), m => int.Parse(m.ValueSpan[1..^1], CultureInfo.InvariantCulture) is var i && i < values.Count ? values[i] : Figures.Missing);

    private static string Shown(string value, SiteEntry site) =>
        IsoTime().IsMatch(value) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? Times.DayClock(site.ToLocal(time)) : EncodingOf(Number(value));

    private static string Number(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 10_000 ? number.ToString("#,0.######", CultureInfo.InvariantCulture) : value;

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoTime();
}
