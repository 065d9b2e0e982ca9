using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>What can be wrong with a file or one of its values, by its code.</summary>
public static class ImportProblems
{
    private static readonly Dictionary<string, CodedProblem> All = new(StringComparer.Ordinal)
    {
        [ImportCodes.UnknownOption] = new(new("取込サービスが設定「{0}」を知りません。", "The Ingestor does not know the option '{0}'."), new("Ingestor と Dashboard を同じ版にそろえてください。", "Bring Ingestor and Dashboard to the same version.")),
        [ImportCodes.WrongOption] = new(new("{0} の値「{1}」は使えません。", "{0} cannot be '{1}'."), new("詳細を開き、選び直すか書き直してください。", "Open the details, and choose or write another value.")),
        [ImportCodes.BrokenForm] = new(new("ファイルが正しく届きませんでした。", "The file did not arrive whole."), new("もう一度選んでください。", "Choose it again.")),
        [ImportCodes.TooSlow] = new(new("ファイルを受け取るのに時間がかかりすぎました。何も記録していません。", "The file took too long to arrive; nothing is stored."), new("年ごとに分けるか、gzip で圧縮してください。", "Divide it, e.g. by years, or pack it with gzip.")),
        [ImportCodes.Busy] = new(new("ほかのファイルを取り込んでいます。", "Other files are being imported."), new("数秒待って、もう一度押してください。", "Wait some seconds and try again.")),

        [ImportCodes.FileEmpty] = new(new("ファイルに何も入っていません。", "The file is empty."), new("別のファイルを選んでください。", "Choose another file.")),
        [ImportCodes.OldExcel] = new(new("古い形式の Excel(.xls)です。", "This is an old Excel file (.xls)."), new("Excel で開き、.xlsx か CSV で保存し直してください。", "Open it in Excel and save it as .xlsx or CSV.")),
        [ImportCodes.Pdf] = new(new("PDF からは取り込めません。", "A PDF cannot be imported."), new("電力会社に CSV か Excel を求めてください。", "Ask the supplier for CSV or Excel.")),
        [ImportCodes.NoTable] = new(new("文字のファイルでも Excel でもありません。", "This is neither text nor an Excel workbook."), new("CSV か .xlsx で保存し直してください。", "Save it as CSV or .xlsx.")),
        [ImportCodes.CellTooLong] = new(new("{0}行目か、そのあとに、閉じていない引用符 \" があります。", "Line {0}, or one after it, has a quotation mark that is never closed."), new("その行を直すか、.xlsx で保存し直してください。", "Mend the line, or save the file as .xlsx.")),
        [ImportCodes.BrokenGzip] = new(new("gzip で圧縮されていますが、壊れています。", "The file is packed by gzip, but damaged."), new("圧縮し直すか、圧縮せずに選んでください。", "Pack it again, or choose it unpacked.")),
        [ImportCodes.BrokenWorkbook] = new(new("Excel のファイルを開けません。", "The workbook cannot be read."), new("Excel で開き、.xlsx か CSV で保存し直してください。", "Open it in Excel and save it again as .xlsx or CSV.")),
        [ImportCodes.UnknownSheet] = new(new("「{0}」というシートはありません。", "The workbook has no sheet '{0}'."), new("次から選んで入れてください: {1}", "Enter one of: {1}"), ImportOption.Sheet),
        [ImportCodes.WrongEncoding] = new(new("文字コードが読めません。", "The text's encoding cannot be read."), new("「CSV UTF-8」で保存し直すか、文字コードを選んでください。", "Save it as \"CSV UTF-8\", or choose the encoding."), ImportOption.Encoding),
        [ImportCodes.TooLong] = new(new("ファイルが {0} MB を超えています。", "The file is larger than {0} MB."), new("年ごとに分けるか、gzip で圧縮してください。", "Divide it, for example by years, or pack it with gzip.")),
        [ImportCodes.TooLongUnpacked] = new(new("展開すると {0} MB を超えます。", "Unpacked, the file is larger than {0} MB."), new("年ごとなどに分けてください。", "Divide it, for example by years.")),
        [ImportCodes.TooManyRows] = new(new("行が {0} を超えています。", "The file has more than {0} rows."), new("年ごとなどに分けてください。", "Divide it, for example by years.")),
        [ImportCodes.TooManyCells] = new(new("セルが {0} を超えています。", "The file has more than {0} cells."), new("年ごとに分けるか、使わない列を消してください。", "Divide it, for example by years, or leave out columns that are not needed.")),
        [ImportCodes.UnitNeeded] = new(new("数値の単位がファイルに書かれていません。", "The file does not say what its numbers are."), new("単位を選んでください。使用量なら kWh、デマンドなら kW です。", "Choose the unit: kWh for energy, kW for mean power."), ImportOption.Unit),
        [ImportCodes.ColumnsNeeded] = new(new("どの列が時刻と値か分かりません(1行目: {0})。", "The columns of time and value are not recognised (the first row has {0})."), new("列を見出しか番号(1から)で入れてください。1行に1日の表なら並び方を選んでください。", "Enter them by title or number (from 1); or choose the layout if each row is a day."), ImportOption.TimeColumn, ImportOption.ValueColumn, ImportOption.Layout),
        [ImportCodes.DateColumnNeeded] = new(new("どの列が日付か分かりません。", "The column of the days is not recognised."), new("日付の列を見出しか番号で入れてください。", "Enter it by title or number."), ImportOption.DateColumn),
        [ImportCodes.UnknownColumn] = new(new("「{0}」という列はありません。", "There is no column '{0}'."), new("列の見出しか番号(1から)を入れてください。", "Enter its title or its number from 1."), ImportOption.DateColumn),
        [ImportCodes.DateOrderNeeded] = new(new("4/5/2026 のような日付が、4月5日か5月4日か決められません。", "Dates such as 4/5/2026 can mean two days here."), new("日付の順を選んでください。", "Choose the order of dates."), ImportOption.DateOrder),
        [ImportCodes.DecimalNeeded] = new(new("1,234 のような数値が、千か小数か決められません。", "Numbers such as 1,234 can mean two things here."), new("小数点を選んでください。", "Choose the decimal sign."), ImportOption.Decimal),
        [ImportCodes.NoDaySteps] = new(new("0:00〜23:30 のような、1日の区間の見出しがありません。", "No row names the steps of a day, such as 0:00 to 23:30."), new("並び方を「自動」か「1行に1つの時刻」に戻してください。", "Set the layout back to recognise, or to a row per time."), ImportOption.Layout),
        [ImportCodes.NoValues] = new(new("ファイルに値が1つもありません。", "The file has no values."), new("値のあるファイルを選ぶか、値の列を入れてください。", "Choose a file with values, or say which column has them."), ImportOption.ValueColumn),
        [ImportCodes.NothingReadable] = new(new("読める行が1つもありません。最初は{0}行目: {1}。", "No row can be read. The first is line {0}: {1}."), new("列と日付の読み方を下で選んでください。", "Say below which columns and dates are meant."), ImportOption.Layout, ImportOption.TimeColumn, ImportOption.ValueColumn, ImportOption.Year),
        [ImportCodes.OneTime] = new(new("時刻が1つしかなく、区間の長さが分かりません。", "The file has only one time, so the length of its step is not known."), new("2行以上あるファイルを選ぶか、下の「電力量を入力」で入れてください。", "Choose a file of two rows or more, or enter the energy by hand below.")),
        [ImportCodes.OneTimeReadable] = new(new("読める時刻が1つしかなく、区間の長さが分かりません。読めない最初の行は{0}行目: {1}。", "Only one time can be read, so the length of its step is not known. The first row that cannot is line {0}: {1}."), new("その行を直すか、下の「電力量を入力」で入れてください。", "Mend that row, or enter the energy by hand below.")),
        [ImportCodes.OddStep] = new(new("区間の長さ {0}分 が15分に合いません。", "The file's step of {0} minutes does not fit into quarter hours."), new("1・5・15・30・60分などの値を求めてください。", "Ask for values of 1, 5, 15, 30 or 60 minutes.")),

        [ImportCodes.DateMissing] = new(new("日付がありません", "there is no date"), new("行に日付を書いてください", "write the date into the row")),
        [ImportCodes.DateHashes] = new(new("列が狭かったため Excel が ### に変えました", "Excel has written '#' because the column was too narrow"), new("Excel で列を広げて保存し直してください", "widen the column in Excel and save the file again")),
        [ImportCodes.DateShortened] = new(new("Excel が日付を縮めて、日が失われました", "Excel has shortened the date, and the day is lost"), new("Excel で開く前の元のファイルを選んでください", "take the file as it came, without opening it in Excel")),
        [ImportCodes.DateTwoDigitYear] = new(new("年が2桁で、何通りにも読めます", "its year has two digits, so it can be several dates"), new("年を4桁で書いてください", "write the year with four digits")),
        [ImportCodes.DateWithoutDay] = new(new("日が失われています", "it has lost its day"), new("Excel で開く前の元のファイルを選んでください", "take the file as it came, without opening it in Excel")),
        [ImportCodes.DateWithoutYear] = new(new("年がなく、前後の行からも分かりません", "it has no year, and no row beside it says which"), new("「最初の行の年」を入れてください", "say the year of the first row"), ImportOption.Year),
        [ImportCodes.DateUnreadable] = new(new("日付として読めません", "it is not a date"), new("2026-04-01、2026/4/1、2026年4月1日 のように書いてください", "write it like 2026-04-01, 2026/4/1 or 20260401")),
        [ImportCodes.DateOtherOrder] = new(new("ほかの行と同じ順(月/日か日/月)では、ない日付です", "there is no such date in the order that the other rows have"), new("2026-04-01 のように書いてください", "write it like 2026-04-01")),
        [ImportCodes.TimeMissing] = new(new("時刻がありません", "there is no time of day"), new("13:30 のように書いてください", "write it like 13:30")),
        [ImportCodes.TimeOutOfRange] = new(new("古すぎるか、まだ来ていない日時です", "its time is too old, or not over yet"), new("日付を直してください。その時間が過ぎてから取り込めます", "correct the date; energy can be imported once its time is over")),
        [ImportCodes.TimeSkipped] = new(new("夏時間の切替で存在しない時刻です", "the site's clock skips this time"), new("時刻を確かめるか、ファイルの時間帯(UTC など)を入れてください", "check the time, or say the zone of the file's clock, e.g. UTC"), ImportOption.Zone),
        [ImportCodes.NoNumber] = new(new("数値ではありません", "it is not a number"), new("12.5 のように書き、値がなければ空欄にしてください", "write it like 12.5; leave the cell empty where there is no value")),
        [ImportCodes.NoNumberComma] = new(new("数値ではありません", "it is not a number"), new("12,5 のように書き(このファイルではコンマが小数点です)、値がなければ空欄にしてください", "write it like 12,5 (the file's commas are decimal); leave the cell empty where there is no value")),
        [ImportCodes.Negative] = new(new("負の値です", "it is negative"), new("逆潮流は別の列か、電気の向きを「逆潮流」にした別のファイルに、正の値で入れてください", "energy that is fed in belongs into a column of its own, or a file of its own with the direction fed in, as a positive number")),
        [ImportCodes.Conflicting] = new(new("同じ時刻に違う値が {0} つ並んでいます", "this time stands in the file {0} times with different values"), new("正しい行だけを残してください", "leave only the right row")),
        [ImportCodes.OffStep] = new(new("時刻が {0}分 の区間の刻みに合いません", "the time does not fit into the file's steps of {0} minutes"), new("正しい刻みの時刻に直してください", "put the time on the step that is meant")),
        [ImportCodes.OffQuarter] = new(new("区間の始まりか終わりが15分の区切りにありません", "the period does not begin and end on a quarter hour"), new("時刻を15分の区切りに直してください", "put its time on a quarter hour")),
        [ImportCodes.Overlap] = new(new("前の区間と重なっています", "it overlaps the one before"), new("正しい時刻に直してください", "put the time on the step that is meant")),
        [ImportCodes.OpenPeriod] = new(new("この区間の長さがファイルから分かりません", "the file does not say how long this period is"), new("区間の終わりの行を、値なしで足してください", "add a row with the time at its other end and no value")),
        [ImportCodes.LongPeriod] = new(new("区間が400日を超えています", "the period is longer than 400 days"), new("月ごとの値にしてください", "give the energy of each month")),
        [ImportCodes.PartialQuarter] = new(new("15分のうち {1} つの値が {0} つしかありません", "only {0} of {1} parts of this quarter hour have a value"), new("足りない値を補うか、その15分を「電力量を入力」で入れてください", "fill in the missing parts, or enter the quarter hour's energy by hand")),
        [ImportCodes.EnergiesTooLarge] = new(new("{0} 個の値が、電力量として大きすぎます", "{0} values are too large to be an energy"), new("単位を確かめてください", "check the unit"), ImportOption.Unit),
        [ImportCodes.TooLarge] = new(new("電力量として大きすぎます", "the values are too large to be an energy"), new("単位を確かめてください", "check the unit"), ImportOption.Unit),
    };

    /// <summary>The problem of a code; null for one that is not known.</summary>
    public static CodedProblem? Find(string? code) => code is null ? null : All.GetValueOrDefault(code);

    /// <summary>What was said beside a code, as it is shown: names of options by their titles, codes by their words.</summary>
    internal static IReadOnlyList<string>? ValuesOf(string code, IReadOnlyList<string>? values) => (code, values) switch
    {
        (ImportCodes.WrongOption, [var option, var value, ..]) => [ImportOptionInfo.TitleOf(option), value],
        (ImportCodes.NothingReadable or ImportCodes.OneTimeReadable, [var line, var first, ..]) => [line, Find(first)?.With(null).Reason ?? first],
        _ => values,
    };

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
        return Find(row.Code) is { } problem ? problem.With(row.Values) : (row.Reason, row.Cure);
    }
}
