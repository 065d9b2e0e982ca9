using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Data;

/// <summary>Texts of the import.</summary>
public static class ImportTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("取込", "Import");
    public static readonly Text What = new(
        "電力会社の30分値(365日×48列)や、時刻と値が並んだ CSV・Excel を台帳に入れます。まず中身を見せ、取り込むまで何も保存しません。",
        "Puts a utility's half-hour values (365 days × 48 columns), or any CSV or Excel with times and values, into the ledger. You first see what it holds; nothing is stored until you import.");
    public static readonly Text File = new("ファイル(CSV・Excel、{0} MB まで)", "File (CSV or Excel, up to {0} MB)");
    public static readonly Text Pick = new("ファイルを選ぶ", "Choose a file");
    public static readonly Text NewMeter = new("新しいメーター…", "New meter…");
    public static readonly Text NewMeterId = new("新しいメーターのID", "Id of the new meter");
    public static readonly Text MeterWrong = new("メーターのIDは、文字・数字・. _ - : で付けてください。例: main", "A meter id is made of letters, digits, '.', '_', '-' and ':', for example main.");
    public static readonly Text CoversMeasured = new(
        "このメーターには計測値があります。取り込んだ期間は、取り込んだ値が優先して使われます。計測値は残り、取込を取り消せば元に戻ります。",
        "This meter has measured values. Over the span of the file the imported values take precedence. The measured ones are kept, and undoing the import brings them back.");
    public static readonly Text Reading = new("読み込んでいます… {0}", "Reading… {0}");
    public static readonly Text Checking = new("中身を調べています…", "Looking into the file…");
    public static readonly Text TooLarge = new(
        "{0} は {1} MB あり、{2} MB を超えています。年ごとに分けるか、gzip で圧縮してから選んでください。",
        "{0} has {1} MB, more than {2} MB. Divide it, for example by years, or pack it with gzip.");
    public static readonly Text Broken = new("ファイルを最後まで受け取れませんでした。もう一度選んでください。", "The file did not arrive completely. Choose it again.");

    public static readonly Text Preview = new("{0} の中身(まだ保存していません)", "What {0} holds (not stored yet)");
    public static readonly Text Form = new("形式", "Form");
    public static readonly Text FormLong = new("1行に1つの時刻", "a row per time");
    public static readonly Text FormDays = new("1行に1日", "a row per day");
    public static readonly Text Minutes = new("{0}分ごと", "every {0} minutes");
    public static readonly Text Days = new("1日以上ごと", "by days or longer");
    public static readonly Text UnitEnergy = new("区間ごとの電力量 {0}", "energy of each step in {0}");
    public static readonly Text UnitPower = new("区間の平均電力 {0}", "mean power of each step in {0}");
    public static readonly Text LabelStart = new("時刻は区間の始まり", "times are the start of a step");
    public static readonly Text LabelEnd = new("時刻は区間の終わり", "times are the end of a step");
    public static readonly Text Zone = new("{0} の時刻", "times of {0}");
    public static readonly Text Span = new("期間", "Span");
    public static readonly Text Values = new("値の数", "Values");
    public static readonly Text Total = new("合計", "Total");
    public static readonly Text TotalExport = new("逆潮流(売電)", "Fed in");
    public static readonly Text Gaps = new("途切れ", "Gaps");
    public static readonly Text GapsValue = new("{0}か所", "{0}");
    public static readonly Text GapsFirst = new("{0}か所(最初は {1})", "{0} (the first: {1})");
    public static readonly Text MissingCells = new("空欄", "Empty cells");
    public static readonly Text Duplicates = new("重複", "Duplicates");
    public static readonly Text RefusedCount = new("読めない値", "Refused");
    public static readonly Text Count = new("{0}件", "{0}");
    public static readonly Text SameFile = new("同じファイルは前にも取り込まれ、いまも有効です(訂正 {0})。もう一度取り込んでも値は変わりません。", "The same file was imported before and still holds (correction {0}). Importing it again changes nothing.");
    public static readonly Text Notes = new("注記", "Notes");
    public static readonly Text Recognised = new("読み取り方のすべて", "Everything that was recognised");
    public static readonly Text RefusedTitle = new("読めない値 {0}件 — ほかの値は取り込めます", "Refused: {0}. All other values can be imported");
    public static readonly Text Line = new("行", "Line");
    public static readonly Text Text = new("内容", "Text");
    public static readonly Text Reason = new("理由", "Reason");
    public static readonly Text Cure = new("直し方", "Cure");
    public static readonly Text MoreRefused = new("ほか {0}件", "and {0} more");
    public static readonly Text NothingToStore = new("取り込める値がありません。上の直し方を見てください。", "There is nothing that can be imported. See the cures above.");
    public static readonly Text AllOrNothing = new("読めない値が1つでもあれば、何も取り込まない", "Import nothing if any value is refused");
    public static readonly Text Details = new("詳細(単位・向き・列・日付の読み方)", "Details (unit, direction, columns, dates)");
    public static readonly Text SayIt = new("次を選ぶと読めます", "Say this, and it can be read");
    public static readonly Text Recognise = new("自動", "recognise");
    public static readonly Text Store = new("取り込む", "Import");
    public static readonly Text Another = new("別のファイルを選ぶ", "Choose another file");
    public static readonly Text Stored = new("保存しました。", "Stored.");
    public static readonly Text Done = new("台帳に反映しました: {0}件、{1}", "The ledger has it: {0} values, {1}");
    public static readonly Text Undone = new("この取込は取り消されました。", "This import was undone.");
    public static readonly Text ToLoad = new("負荷を見る({0})", "Show the load ({0})");

    public static readonly Text Unit = new("単位", "Unit");
    public static readonly Text Label = new("時刻の意味", "A time is");
    public static readonly Text Layout = new("並び方", "Layout");
    public static readonly Text Direction = new("電気の向き", "Direction");
    public static readonly Text DirectionImport = new("受電(使った電力量)", "imported (taken from the grid)");
    public static readonly Text DirectionExport = new("逆潮流(売った電力量)", "fed in (given to the grid)");
    public static readonly Text ZoneOption = new("ファイルの時間帯(空欄なら工場)", "Time zone of the file (empty: the site's)");
    public static readonly Text TimeColumn = new("時刻の列(見出しか番号)", "Column of the time (title or number)");
    public static readonly Text DateColumn = new("日付の列(見出しか番号)", "Column of the date (title or number)");
    public static readonly Text ValueColumn = new("使用量の列(見出しか番号)", "Column of the imported energy (title or number)");
    public static readonly Text ExportColumn = new("逆潮流の列(見出しか番号)", "Column of the energy fed in (title or number)");
    public static readonly Text Decimal = new("小数点", "Decimal sign");
    public static readonly Text DateOrder = new("日付の順", "Order of dates");
    public static readonly Text Year = new("最初の行の年", "Year of the first row");
    public static readonly Text Encoding = new("文字コード", "Encoding");
    public static readonly Text Sheet = new("Excel のシート名", "Sheet of the workbook");
    public static readonly Text Start = new("区間の始まり", "the start of its step");
    public static readonly Text End = new("区間の終わり", "the end of its step");
    public static readonly Text Point = new("点(12.5)", "point (12.5)");
    public static readonly Text Comma = new("コンマ(12,5)", "comma (12,5)");
    public static readonly Text MonthFirst = new("月/日/年", "month/day/year");
    public static readonly Text DayFirst = new("日/月/年", "day/month/year");
#pragma warning restore CS1591
}
