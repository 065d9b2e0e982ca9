using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>What is wrong with a file or one of its values, and what to do, in both languages.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Cure">What to do.</param>
/// <param name="Needed">Options that say what the file leaves open.</param>
public sealed record ImportProblem(Text Reason, Text Cure, params ImportOption[] Needed);

/// <summary>The problems by their codes.</summary>
public static class ImportProblems
{
    private static readonly Dictionary<string, ImportProblem> All = new(StringComparer.Ordinal)
    {
        [ImportCodes.FileEmpty] = new(new("ファイルに何も入っていません。", "The file is empty."), new("別のファイルを選んでください。", "Choose another file.")),
        [ImportCodes.OldExcel] = new(new("古い形式の Excel(.xls)です。", "This is an old Excel file (.xls)."), new("Excel で開き、.xlsx か CSV で保存し直してください。", "Open it in Excel and save it as .xlsx or CSV.")),
        [ImportCodes.Pdf] = new(new("PDF からは取り込めません。", "A PDF cannot be imported."), new("電力会社に CSV か Excel を求めてください。", "Ask the supplier for CSV or Excel.")),
        [ImportCodes.NoTable] = new(new("文字のファイルでも Excel でもありません。", "This is neither text nor an Excel workbook."), new("CSV か .xlsx で保存し直してください。", "Save it as CSV or .xlsx.")),
        [ImportCodes.BrokenWorkbook] = new(new("Excel のファイルを開けません。", "The workbook cannot be read."), new("Excel で開き、.xlsx か CSV で保存し直してください。", "Open it in Excel and save it again as .xlsx or CSV.")),
        [ImportCodes.UnknownSheet] = new(new("その名前のシートはありません。", "The workbook has no such sheet."), new("シートの名前を入れてください。", "Enter the name of the sheet."), ImportOption.Sheet),
        [ImportCodes.WrongEncoding] = new(new("文字コードが読めません。", "The text's encoding cannot be read."), new("「CSV UTF-8」で保存し直すか、文字コードを選んでください。", "Save it as \"CSV UTF-8\", or choose the encoding."), ImportOption.Encoding),
        [ImportCodes.TooLong] = new(new("ファイルが大きすぎます。", "The file is too large."), new("年ごとなどに分けてください。", "Divide it, for example by years.")),
        [ImportCodes.UnitNeeded] = new(new("数値の単位がファイルに書かれていません。", "The file does not say what its numbers are."), new("単位を選んでください。使用量なら kWh、デマンドなら kW です。", "Choose the unit: kWh for energy, kW for mean power."), ImportOption.Unit),
        [ImportCodes.ColumnsNeeded] = new(new("どの列が時刻と値か分かりません。", "The columns of time and value are not recognised."), new("列を見出しか番号(1から)で入れてください。1行に1日の表なら並び方を選んでください。", "Enter them by title or number (from 1); or choose the layout if each row is a day."), ImportOption.TimeColumn, ImportOption.ValueColumn, ImportOption.Layout),
        [ImportCodes.DateColumnNeeded] = new(new("どの列が日付か分かりません。", "The column of the days is not recognised."), new("日付の列を見出しか番号で入れてください。", "Enter it by title or number."), ImportOption.DateColumn),
        [ImportCodes.DateOrderNeeded] = new(new("4/5/2026 のような日付が、4月5日か5月4日か決められません。", "Dates such as 4/5/2026 can mean two days here."), new("日付の順を選んでください。", "Choose the order of dates."), ImportOption.DateOrder),
        [ImportCodes.DecimalNeeded] = new(new("1,234 のような数値が、千か小数か決められません。", "Numbers such as 1,234 can mean two things here."), new("小数点を選んでください。", "Choose the decimal sign."), ImportOption.Decimal),
        [ImportCodes.NoDaySteps] = new(new("0:00〜23:30 のような、1日の区間の見出しがありません。", "No row names the steps of a day, such as 0:00 to 23:30."), new("並び方を「自動」か「1行に1つの時刻」に戻してください。", "Set the layout back to recognise, or to a row per time."), ImportOption.Layout),
        [ImportCodes.NothingReadable] = new(new("読める値が1つもありません。", "No value can be read."), new("列と日付の読み方を下で選んでください。", "Say below which columns and dates are meant."), ImportOption.Layout, ImportOption.TimeColumn, ImportOption.ValueColumn, ImportOption.Year),
        [ImportCodes.OneTime] = new(new("時刻が1つしかなく、区間の長さが分かりません。", "The file has only one time, so the length of its step is not known."), new("2行以上あるファイルを選んでください。", "Choose a file of two rows or more.")),
        [ImportCodes.OddStep] = new(new("区間の長さが15分に合いません。", "The file's step does not fit into quarter hours."), new("1・5・15・30・60分などの値を求めてください。", "Ask for values of 1, 5, 15, 30 or 60 minutes.")),

        [ImportCodes.DateMissing] = new(new("日付がありません", "there is no date"), new("行に日付を書いてください", "write the date into the row")),
        [ImportCodes.DateHashes] = new(new("列が狭かったため Excel が ### に変えました", "Excel has written '#' because the column was too narrow"), new("Excel で列を広げて保存し直してください", "widen the column in Excel and save the file again")),
        [ImportCodes.DateShortened] = new(new("Excel が日付を縮めて、日が失われました", "Excel has shortened the date, and the day is lost"), new("Excel で開く前の元のファイルを選んでください", "take the file as it came, without opening it in Excel")),
        [ImportCodes.DateTwoDigitYear] = new(new("年が2桁で、何通りにも読めます", "its year has two digits, so it can be several dates"), new("年を4桁で書いてください", "write the year with four digits")),
        [ImportCodes.DateWithoutDay] = new(new("日が失われています", "it has lost its day"), new("Excel で開く前の元のファイルを選んでください", "take the file as it came, without opening it in Excel")),
        [ImportCodes.DateWithoutYear] = new(new("年がなく、前後の行からも分かりません", "it has no year, and no row beside it says which"), new("「最初の行の年」を入れてください", "say the year of the first row"), ImportOption.Year),
        [ImportCodes.DateUnreadable] = new(new("日付として読めません", "it is not a date"), new("2026-04-01、2026/4/1、2026年4月1日 のように書いてください", "write it like 2026-04-01, 2026/4/1 or 20260401")),
        [ImportCodes.TimeMissing] = new(new("時刻がありません", "there is no time of day"), new("13:30 のように書いてください", "write it like 13:30")),
        [ImportCodes.TimeOutOfRange] = new(new("古すぎるか、まだ来ていない日時です", "its time is too old, or not over yet"), new("日付を直してください。その時間が過ぎてから取り込めます", "correct the date; energy can be imported once its time is over")),
        [ImportCodes.TimeSkipped] = new(new("夏時間の切替で存在しない時刻です", "the site's clock skips this time"), new("時刻を確かめてください", "check the time")),
        [ImportCodes.NoNumber] = new(new("数値ではありません", "it is not a number"), new("12.5 のように書き、値がなければ空欄にしてください", "write it like 12.5; leave the cell empty where there is no value")),
        [ImportCodes.Negative] = new(new("負の値です", "it is negative"), new("逆潮流は別の列か別のファイルに、正の値で入れてください", "energy that is fed in belongs into a column or file of its own, as a positive number")),
        [ImportCodes.Conflicting] = new(new("同じ時刻に違う値が並んでいます", "this time stands in the file with different values"), new("正しい行だけを残してください", "leave only the right row")),
        [ImportCodes.OffStep] = new(new("時刻が区間の刻みに合いません", "the time does not fit into the file's steps"), new("正しい刻みの時刻に直してください", "put the time on the step that is meant")),
        [ImportCodes.Overlap] = new(new("前の区間と重なっています", "it overlaps the one before"), new("正しい時刻に直してください", "put the time on the step that is meant")),
        [ImportCodes.OpenPeriod] = new(new("この区間の長さがファイルから分かりません", "the file does not say how long this period is"), new("区間の終わりの行を、値なしで足してください", "add a row with the time at its other end and no value")),
        [ImportCodes.LongPeriod] = new(new("区間が400日を超えています", "the period is longer than 400 days"), new("月ごとの値にしてください", "give the energy of each month")),
        [ImportCodes.PartialQuarter] = new(new("15分のうち一部の値しかありません", "only a part of this quarter hour has values"), new("足りない値を補ってください", "fill in the missing parts")),
        [ImportCodes.TooLarge] = new(new("電力量として大きすぎます", "the values are too large to be an energy"), new("単位を確かめてください", "check the unit"), ImportOption.Unit),
    };

    /// <summary>The problem of a code; null for one that is not known.</summary>
    public static ImportProblem? Find(string? code) => code is null ? null : All.GetValueOrDefault(code);

    /// <summary>The options that would help a file on: those of the whole file's problem, or of its refused values.</summary>
    public static IReadOnlyList<ImportOption> NeededBy(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Refused.Select(r => r.Code).Distinct().SelectMany(c => Find(c)?.Needed ?? []).Distinct()];
    }

    /// <summary>Reason and cure of a refused value in the language of the circuit; the Ingestor's own words where the code is not known.</summary>
    public static (string Reason, string Cure) Words(RefusedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Find(row.Code) is { } problem ? (problem.Reason.ToString(), problem.Cure.ToString()) : (row.Reason, row.Cure);
    }
}
