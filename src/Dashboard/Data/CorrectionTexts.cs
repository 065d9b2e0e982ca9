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
    public static readonly Text Edit = new("手入力", "Entered energy");
    public static readonly Text Import = new("取込", "Import");
    public static readonly Text Factor = new("× {0}", "× {0}");
    public static readonly Text Reversed = new("向きを反転", "direction reversed");
    public static readonly Text OnlyEnergy = new("電力量だけ", "energy only");
    public static readonly Text OnlyPower = new("電力だけ", "power only");
    public static readonly Text OldLast = new("旧メーターの最後 {0}", "old counter's last {0}");
    public static readonly Text NewFirst = new("新メーターの最初 {0}", "new counter's first {0}");
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
    public static readonly Text Made = new("訂正 {0} を記録しました。台帳には数秒で反映されます。", "Correction {0} is made. The ledger follows within seconds.");
    public static readonly Text UndoneNow = new("訂正 {0} を取り消しました。台帳には数秒で反映されます。", "Correction {0} is undone. The ledger follows within seconds.");
    public static readonly Text Rounded = new("開始と終了は15分の区切りに丸めました: {0}", "Start and end were rounded to the quarter hour: {0}");

    public static readonly Text NewCalibration = new("校正を加える", "Calibrate");
    public static readonly Text NewReplacement = new("交換を記録", "Note a replacement");
    public static readonly Text CalibrationWhat = new(
        "CT比・係数・向きの誤りを、期間を決めて直します。開始と終了は15分の区切りに丸めます。",
        "Corrects a wrong CT ratio, factor or direction over a span. Start and end are rounded to the quarter hour.");
    public static readonly Text From = new("開始(工場の時刻)", "Start (site's clock)");
    public static readonly Text To = new("終了(空欄なら現在も続く)", "End (empty while it goes on)");
    public static readonly Text By = new("直し方", "Correct by");
    public static readonly Text ByFactor = new("係数", "factor");
    public static readonly Text ByCt = new("CT比", "CT ratio");
    public static readonly Text ByNothing = new("向きだけ", "direction only");
    public static readonly Text FactorField = new("正しい値 = 表示値 ×", "True value = shown value ×");
    public static readonly Text CtFrom = new("設定されているCT(A)", "CT that is set (A)");
    public static readonly Text CtTo = new("実際のCT(A)", "CT that is there (A)");
    public static readonly Text ReversedField = new("向きが逆(受電と逆潮流を入れ替える)", "Wrong way round (exchange import and export)");
    public static readonly Text AppliesTo = new("直すもの", "Applies to");
    public static readonly Text All = new("電力と電力量", "power and energy");
    public static readonly Text Calibrate = new("校正する", "Calibrate");

    public static readonly Text ReplacementWhat = new(
        "メーターを替えたときの積算値をつなぎます。検針値が分かると、交換の前後の電力量が正しくつながります。",
        "Joins the counters of the old and the new device. With both readings the energy around the exchange is exact.");
    public static readonly Text AtField = new("交換した日時(工場の時刻)", "Time of the exchange (site's clock)");
    public static readonly Text OldLastField = new("旧メーターの最後の値(kWh、分かれば)", "Old counter's last reading (kWh, if known)");
    public static readonly Text NewFirstField = new("新メーターの最初の値(kWh、分かれば)", "New counter's first reading (kWh, if known)");
    public static readonly Text NewMeterField = new("新しい機器のID(変わった場合だけ)", "Id of the new device (only if it changed)");
    public static readonly Text Replace = new("記録する", "Note it");

    public static readonly Text MeterNeeded = new("メーターを選んでください。", "Choose the meter.");
    public static readonly Text FromNeeded = new("開始の日時を入れてください。", "Enter the start.");
    public static readonly Text ToTooEarly = new("終了は開始より15分以上あとにしてください。", "The end must be at least a quarter hour after the start.");
    public static readonly Text FactorNeeded = new("係数を正の数で入れてください。1 では何も変わりません。", "Enter the factor, a positive number; 1 changes nothing.");
    public static readonly Text CtNeeded = new("CTを2つとも正の数(A)で入れてください。同じ値では何も変わりません。", "Enter both transformers in A, positive; two equal ones change nothing.");
    public static readonly Text NothingChanges = new("何も変わらない校正です。係数かCT比を入れるか、向きを選んでください。", "This changes nothing: enter a factor or CT ratio, or choose the direction.");
    public static readonly Text AtNeeded = new("交換した日時を入れてください。", "Enter the time of the exchange.");
    public static readonly Text NoEnergy = new("検針値は0以上の数で入れてください。", "Counter readings are not negative.");
    public static readonly Text NewMeterWrong = new("新しい機器のIDは、元のIDと違う、文字・数字・. _ - : の名前にしてください。", "The new device's id must differ from the old one and be made of letters, digits, '.', '_', '-' and ':'.");
    public static readonly Text NoMeters = new("校正や交換は、メーターが届くか取り込むと使えます。", "Calibrations and replacements need a meter that sends or was imported.");
#pragma warning restore CS1591
}
