using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Data;

/// <summary>Texts of the corrections.</summary>
public static class CorrectionTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("訂正", "Corrections");
    public static readonly Text What = new(
        "計測値そのものは変えません。台帳をその期間だけ計算し直します。取り込んだ値や手入力の値は、由来が「edited」(取込・訂正)になります。いつでも取り消せます。",
        "Readings stay as they are; the ledger of the span is calculated anew. Imported and entered energy has the origin \"edited\" there. Each can be undone at any time.");
    public static readonly Text Empty = new("訂正や取込はまだありません。", "There are no corrections or imports yet.");
    public static readonly Text ShowAll = new("すべて表示({0}件)", "Show all ({0})");
    public static readonly Text Holds = new("有効", "in force");
    public static readonly Text WasUndone = new("取消済", "undone");
    public static readonly Text Calibration = new("校正", "Calibration");
    public static readonly Text Replacement = new("メーター交換", "Replacement");
    public static readonly Text Nameplate = new("銘板", "Nameplate");
    public static readonly Text Edit = new("電力量の入力", "Entered energy");
    public static readonly Text Import = new("取込", "Import");
    public static readonly Text Factor = new("× {0}", "× {0}");
    public static readonly Text Reversed = new("向きを反転", "direction reversed");
    public static readonly Text OnlyEnergy = new("電力量だけ", "energy only");
    public static readonly Text OnlyPower = new("電力だけ", "power only");
    public static readonly Text OldLast = new("旧メーターの最後 {0}", "old counter's last {0}");
    public static readonly Text NewFirst = new("新メーターの最初 {0}", "new counter's first {0}");
    public static readonly Text OldLastExport = new("旧メーターの逆潮流の最後 {0}", "old export counter's last {0}");
    public static readonly Text NewFirstExport = new("新メーターの逆潮流の最初 {0}", "new export counter's first {0}");
    public static readonly Text MaxPower = new("最大電力 {0}", "greatest power {0}");
    public static readonly Text Modulus = new("{0} で積算値が0に戻る", "counters start again at {0}");
    public static readonly Text CountsBoth = new("受電の積算値に逆潮流も入っている", "import counter counts both directions");
    public static readonly Text CountsImport = new("受電の積算値は受電だけ", "import counter counts import only");
    public static readonly Text FedIn = new("逆潮流 {0}", "fed in {0}");
    public static readonly Text NothingKnown = new("不明とする", "nothing is known");
    public static readonly Text WholeHistory = new("メーターの全期間", "the meter's whole history");
    public static readonly Text NewDevice = new("新しいID {0}", "new id {0}");
    public static readonly Text Entries = new("{0}件", "{0} values");
    public static readonly Text Since = new("{0} から", "from {0}");
    public static readonly Text At = new("{0}", "{0}");
    public static readonly Text MadeBy = new("{0}、{1}: {2}", "{0}, {1}: {2}");
    public static readonly Text UndoneBy = new("取消 {0}、{1}: {2}", "undone by {0}, {1}: {2}");
    public static readonly Text Undo = new("取り消す", "Undo");
    public static readonly Text UndoOf = new("訂正 {0} を取り消す", "Undo correction {0}");
    public static readonly Text UndoWhat = new(
        "この期間の台帳を、この訂正がなかったものとして計算し直します。訂正の記録は一覧に残ります。",
        "The ledger of this span is calculated anew as if this correction had never been made. The correction stays in the list.");
    public static readonly Text UndoImport = new(
        "取り込んだ値は台帳から消え、計測値があればそれに戻ります。記録は一覧に残り、同じファイルをまた取り込めます。",
        "The imported values leave the ledger; where there are measured ones, they come back. The record stays in the list, and the file can be imported again.");
    public static readonly Text UndoConfirm = new("取り消しを確定", "Undo it");
    public static readonly Text Made = new("訂正 {0} を記録しました。", "Correction {0} is made.");
    public static readonly Text UndoneNow = new("訂正 {0} を取り消しました。", "Correction {0} is undone.");

    public static readonly Text NewCalibration = new("校正する", "Calibrate");
    public static readonly Text NewReplacement = new("交換を記録", "Note a replacement");
    public static readonly Text NewNameplate = new("銘板を記録", "Note the nameplate");
    public static readonly Text NewEnergy = new("電力量を入力", "Enter energy");
    public static readonly Text CalibrationWhat = new(
        "CT比・係数・単位・向きの誤りを、期間を決めて直します。開始と終了は15分の区切りに丸めます。",
        "Corrects a wrong CT ratio, factor, unit or direction over a span. Start and end are rounded to the quarter hour.");
    public static readonly Text From = new("開始(工場の時刻)", "Start (site's clock)");
    public static readonly Text To = new("終了(空欄なら現在も続く)", "End (empty while it goes on)");
    public static readonly Text By = new("直し方", "Correct by");
    public static readonly Text ByFactor = new("係数", "factor");
    public static readonly Text ByCt = new("CT比", "CT ratio");
    public static readonly Text ByUnit = new("単位", "unit");
    public static readonly Text RealUnit = new("値の実際の単位", "The values are really in");
    public static readonly Text TakenUnit = new("読まれていた単位", "They were taken for");
    public static readonly Text UnitApplies = new("選んだ単位の値(電力量か電力)だけを直します。", "Only values of that kind, energy or power, are corrected.");
    public static readonly Text AgainField = new("同じ校正をもう一度重ねる(掛け合わせる)", "Apply the same one once more (both multiply)");
    public static readonly Text ByNothing = new("向きだけ", "direction only");
    public static readonly Text FactorField = new("正しい値 = 表示値 ×", "True value = shown value ×");
    public static readonly Text CtFrom = new("設定されているCT(A)", "CT that is set (A)");
    public static readonly Text CtTo = new("実際のCT(A)", "CT that is there (A)");
    public static readonly Text ReversedField = new("向きが逆(受電と逆潮流を入れ替える)", "Wrong way round (exchange import and export)");
    public static readonly Text AppliesTo = new("直すもの", "Applies to");
    public static readonly Text All = new("電力と電力量", "power and energy");

    public static readonly Text ReplacementWhat = new(
        "メーターを替えたときの積算値をつなぎます。検針値が分かると、交換の前後の電力量が正しくつながります。",
        "Joins the counters of the old and the new device. With both readings the energy around the exchange is exact.");
    public static readonly Text AtField = new("交換した日時(工場の時刻)", "Time of the exchange (site's clock)");
    public static readonly Text OldLastField = new("旧メーターの最後の値(kWh、分かれば)", "Old counter's last reading (kWh, if known)");
    public static readonly Text NewFirstField = new("新メーターの最初の値(kWh、分かれば)", "New counter's first reading (kWh, if known)");
    public static readonly Text NewMeterField = new("新しい機器のID(変わった場合だけ)", "Id of the new device (only if it changed)");
    public static readonly Text ExportCounters = new("逆潮流(売電)の積算値もある場合", "Where there are counters of fed-in energy too");
    public static readonly Text OldLastExportField = new("旧メーターの逆潮流の最後の値(kWh)", "Old export counter's last reading (kWh)");
    public static readonly Text NewFirstExportField = new("新メーターの逆潮流の最初の値(kWh)", "New export counter's first reading (kWh)");
    public static readonly Text Record = new("記録する", "Record it");

    public static readonly Text NameplateWhat = new(
        "機器の仕様です。あり得ない値や、積算値が0に戻ったことを正しく見分けられます。メーターの全期間の台帳を計算し直します。値はメーターが送るまま(校正の前)で入れます。",
        "What the device is. It lets impossible values and a counter that starts again be told apart. The ledger of the meter's whole history is calculated anew. Enter values as the meter sends them, before any calibration.");
    public static readonly Text MaxPowerField = new("回路の最大電力(kW、分かれば)", "Greatest power (kW, if known)");
    public static readonly Text MaxPowerHint = new("これを超える電力が要る電力量は採りません。例: 主幹ブレーカーの容量。", "Energy that would need more is not believed, e.g. the size of its breaker.");
    public static readonly Text ModulusField = new("積算値が0に戻る値(kWh、分かれば)", "Counters restart at (kWh, if known)");
    public static readonly Text ModulusHint = new("例: 5桁の表示なら 100000。", "For example 100000 for five digits.");
    public static readonly Text CountsField = new("受電の積算値に入っているもの", "The import counter counts");
    public static readonly Text CountsUnsaid = new("変えない", "leave as it is");
    public static readonly Text CountsOnlyImport = new("受電だけ", "import only");
    public static readonly Text CountsBothChoice = new("受電と逆潮流の両方", "import and export together");

    public static readonly Text EnergyWhat = new(
        "検針票などの電力量を、期間を決めて入れます。その期間は入れた値が計測値より優先され、計測値は残ります。メーターがなくても使えます。",
        "Enter the energy of a span, e.g. of a bill. It takes precedence over measured values there, and those are kept. No hardware is needed.");
    public static readonly Text SpanNumber = new("期間{0}: ", "Span {0}: ");
    public static readonly Text SpanTitle = new("期間 {0}", "Span {0}");
    public static readonly Text SpanFrom = new("開始(工場の時刻)", "Start (site's clock)");
    public static readonly Text SpanTo = new("終了(この時刻の直前まで)", "End (up to this time)");
    public static readonly Text ImportField = new("使用した電力量(kWh)", "Energy used (kWh)");
    public static readonly Text ExportField = new("逆潮流(売電)の電力量(kWh、あれば)", "Energy fed in (kWh, if any)");
    public static readonly Text UnknownField = new("この期間の値は誤りで、正しい値も分からない(不明とする)", "What stands there is wrong, and nothing is known instead");
    public static readonly Text AddSpan = new("期間を足す", "Add a span");
    public static readonly Text RemoveSpan = new("この期間を消す", "Remove this span");
    public static readonly Text RemoveSpanOf = new("期間 {0} を消す", "Remove span {0}");

    public static readonly Text MeterNeeded = new("メーターを選んでください。", "Choose the meter.");
    public static readonly Text FromNeeded = new("開始の日時を入れてください。", "Enter the start.");
    public static readonly Text FromInFuture = new("開始がまだ来ていない日時です。いまより前の日時を入れてください。", "The start has not come yet. Enter a time before now.");
    public static readonly Text OpenEndInFuture = new("終了がまだ来ていない日時です。続いている間は空欄にしてください。", "The end has not come yet. Leave it empty while it goes on.");
    public static readonly Text AtInFuture = new("まだ来ていない日時です。交換が済んでから記録してください。", "The time has not come yet. Note the replacement when it has happened.");
    public static readonly Text UnitsNeeded = new(
        "単位は、違う2つを、電力量(Wh・kWh・MWh)どうしか電力(W・kW・MW)どうしで選んでください。",
        "Choose two different units, both of energy (Wh, kWh, MWh) or both of power (W, kW, MW).");
    public static readonly Text NameplateNeeded = new("何も入っていません。最大電力、0に戻る値、積算値に入っているもののどれかを入れてください。", "Nothing is entered. Enter the greatest power, the total at which counters start again, or what the import counter counts.");
    public static readonly Text MaxPowerWrong = new("最大電力は 0 より大きく 1億 kW までの数で入れてください。", "The greatest power must be more than 0 and at most 100,000,000 kW.");
    public static readonly Text ModulusWrong = new("0に戻る値は 1 kWh から 20兆 kWh までの数で入れてください。5桁なら 100000 です。", "The total at which counters start again must be from 1 to 20,000,000,000,000 kWh; 100000 for five digits.");
    public static readonly Text SpanNeeded = new("開始と終了の日時を入れてください。", "Enter start and end.");
    public static readonly Text SpanOrder = new("終了は開始よりあとにしてください。", "The end must come after the start.");
    public static readonly Text OffQuarter = new("開始と終了は15分の区切りにしてください。例: 10:00、10:15、10:30、10:45。", "Start and end must be on a quarter hour, e.g. 10:00, 10:15, 10:30 or 10:45.");
    public static readonly Text SpanTooLong = new("期間が400日を超えています。月ごとに分けてください。", "The span is longer than 400 days. Enter the energy of each month.");
    public static readonly Text SpanNotOver = new("終了がまだ来ていない日時です。終わった期間だけを入れてください。", "The end has not come yet. Only what is over can be entered.");
    public static readonly Text EnergyNeeded = new("電力量を入れてください。正しい値が分からないときは「不明とする」を選んでください。", "Enter the energy; or tick that nothing is known.");
    public static readonly Text EnergyNegative = new("電力量は0以上の数で入れてください。売った電力量は逆潮流の欄に入れます。", "Energy is not negative. What was fed in has its own field.");
    public static readonly Text EnergyTooLarge = new("電力量が大きすぎます。単位が kWh か確かめてください。", "The energy is too large. Check that it is in kWh.");
    public static readonly Text SpansOverlap = new("期間が重なっています。同じ時間を2度入れないでください。", "Two spans overlap. Enter each time only once.");
    public static readonly Text ToTooEarly = new("終了は開始より15分以上あとにしてください。", "The end must be at least a quarter hour after the start.");
    public static readonly Text FactorNeeded = new("係数を正の数で入れてください。1 では何も変わりません。", "Enter the factor, a positive number; 1 changes nothing.");
    public static readonly Text CtNeeded = new("CTを2つとも正の数(A)で入れてください。同じ値では何も変わりません。", "Enter both transformers in A, positive; two equal ones change nothing.");
    public static readonly Text NothingChanges = new("何も変わらない校正です。係数かCT比を入れるか、向きを選んでください。", "This changes nothing: enter a factor or CT ratio, or choose the direction.");
    public static readonly Text AtNeeded = new("交換した日時を入れてください。", "Enter the time of the exchange.");
    public static readonly Text NoEnergy = new("検針値は0以上の数で入れてください。", "Counter readings are not negative.");
    public static readonly Text NewMeterWrong = new("新しい機器のIDは、元のIDと違う、文字・数字・. _ - : の名前にしてください。", "The new device's id must differ from the old one and be made of letters, digits, '.', '_', '-' and ':'.");
    public static readonly Text NoMeters = new("メーターがまだないので、いまは電力量の入力だけができます。校正・交換・銘板は、メーターが届くか取り込むと使えます。", "There is no meter yet, so only energy can be entered. Calibrations, replacements and nameplates need a meter that sends or was imported.");
#pragma warning restore CS1591

    /// <summary>A problem with the number of the span that has it.</summary>
    internal static Text OfSpan(int number, Text problem) => new(
        string.Format(System.Globalization.CultureInfo.InvariantCulture, SpanNumber.Ja, number) + problem.Ja,
        string.Format(System.Globalization.CultureInfo.InvariantCulture, SpanNumber.En, number) + problem.En);
}
