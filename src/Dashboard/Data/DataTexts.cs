using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Data;

/// <summary>Texts of the page データ that belong to all its parts, to the export and to the quality.</summary>
public static class DataTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Meter = new("メーター", "Meter");
    public static readonly Text By = new("名前(だれが)", "Name (who)");
    public static readonly Text Why = new("理由(なぜ)", "Reason (why)");
    public static readonly Text SignatureNeeded = new("名前と理由を入れてください。あとで見る人のために記録に残ります。", "Enter a name and a reason. They stay with the record for those who read it later.");
    public static readonly Text Cancel = new("やめる", "Cancel");
    public static readonly Text Working = new("送っています…", "Sending…");
    public static readonly Text InTheirWords = new("サーバーからの説明(英語): ", "The server says: ");
    public static readonly Text Away = new(
        "保管サービス(Ingestor)から返事がありません。何も変わっていないか、下の一覧で確かめてから、もう一度試してください。",
        "The Ingestor does not answer. See in the list below whether anything has changed, then try again.");
    public static readonly Text CorrectKeyRefused = new(
        "設定 Dashboard:Ingestor:CorrectKey の鍵が受け付けられません。scope が correct の鍵を作り直してください。",
        "The key in Dashboard:Ingestor:CorrectKey is refused. Make a new key with scope correct.");
    public static readonly Text Refused = new("受け付けられませんでした。何も変わっていません。", "It was refused; nothing has changed.");
    public static readonly Text ReadOnly = new(
        "この画面はいま見るだけです。取込と訂正は、Ingestor の {0} で作った鍵を設定 Dashboard:Ingestor:CorrectKey に入れ、Dashboard を起動し直すと使えます。",
        "This page is read-only at present. To import and correct, make a key with {0} at the Ingestor, set it as Dashboard:Ingestor:CorrectKey and restart the Dashboard.");
    public const string MakeKey = "keys add --site \"*\" --name dashboard --scope correct";
    public static readonly Text PartAway = new("この部分はいま読めません。数秒ごとに試しています。", "This part cannot be read at present. It is tried again every few seconds.");

    public static readonly Text Follows = new("台帳に反映しています…({0})", "The ledger follows… ({0})");
    public static readonly Text FollowsShare = new("台帳に反映しています… {0}({1})", "The ledger follows… {0} ({1})");
    public static readonly Text FollowsLabel = new("台帳への反映", "Progress of the ledger");
    public static readonly Text DaysLeft = new("あと約{0}日分", "about {0} d of data left");
    public static readonly Text LessThanADay = new("あと1日分未満", "less than a day of data left");
    public static readonly Text FollowsStalled = new(
        "2分以上進んでいません。Ingestor の /healthz に理由が出ています。直ると自動で続きます。",
        "Nothing has moved for two minutes. The Ingestor's /healthz says why; it goes on by itself once that is mended.");
    public static readonly Text Followed = new("台帳に反映しました。", "The ledger has it.");

    public static readonly Text Export = new("書出し", "Export");
    public static readonly Text ExportWhat = new("台帳や計測値を、表計算ソフトで開けるファイルにします。", "Ledger or readings as a file for a spreadsheet.");
    public static readonly Text ExportContent = new("内容", "Content");
    public static readonly Text ExportIntervals = new("台帳(15分値)", "Ledger (quarter hours)");
    public static readonly Text ExportReadings = new("計測値 {0}", "Readings of {0}");
    public static readonly Text ExportFrom = new("開始日", "First day");
    public static readonly Text ExportTo = new("終了日", "Last day");
    public static readonly Text ExportOrder = new("開始日は終了日より前にしてください。", "The first day must not come after the last.");
    public static readonly Text Csv = new("CSV で保存", "Save as CSV");
    public static readonly Text Excel = new("Excel で保存", "Save as Excel");
    public static readonly Text ExportEmpty = new("書き出せるデータはまだありません。上の取込を使うか、メーターをつないでください。", "There is nothing to export yet. Import a file above, or connect a meter.");
    public static readonly Text ExportRefused = new("書き出せません。サーバーからの説明(英語): {0}", "This cannot be exported: {0}");
    public static readonly Text ExportAway = new(
        "保管サービス(Ingestor)に届かないため、書き出せません。動いているか確かめてください。",
        "The Ingestor cannot be reached, so nothing can be exported. Check that it runs.");

    public static readonly Text Quality = new("品質", "Quality");
    public static readonly Text QualityWhat = new("直近{0}日の、実測できた時間の割合", "Share of time measured, last {0} days");
    public static readonly Text QualityEmpty = new("まだメーターがありません。", "There are no meters yet.");
    public static readonly Text LastMessage = new("最終受信 {0}", "last message {0}");
    public static readonly Text ImportedOnly = new("取込データのみ({0}〜{1})", "imported data only ({0}–{1})");
    public static readonly Text ImportedOnlyShort = new("取込データのみ", "imported data only");
    public static readonly Text DayShare = new("{0}: {1}", "{0}: {1}");
    public static readonly Text DayNone = new("{0}: 対象外", "{0}: not counted");
    public static readonly Text CellsOf = new("{0}の日ごとの割合", "Share per day of {0}");
    public static readonly Text Mean = new("平均 {0}", "mean {0}");
    public static readonly Text KeyWhole = new("99%以上", "99% or more");
    public static readonly Text KeyMost = new("90%以上", "90% or more");
    public static readonly Text KeySome = new("90%未満", "less than 90%");
    public static readonly Text KeyNone = new("なし", "none");
    public static readonly Text Stuck = new(
        "{0} から値が {1} のまま変わりません({2})。メーターを確かめてください。",
        "Its value has stood at {1} since {0} ({2}). Check the meter.");
    public static readonly Text StuckCounter = new("積算値は増えているのに", "although its counter goes on");
    public static readonly Text StuckFrozen = new("すべての値が止まっています", "every value stands still");
    public static readonly Text StuckUnchanged = new("いつもは変わる値です", "it usually changes");
    public static readonly Text Gateways = new("送り手(ゲートウェイ)", "Senders (gateways)");
    public static readonly Text NoGateways = new("計測値を送ってきたゲートウェイはまだありません。", "No gateway has sent readings yet.");
    public static readonly Text Gateway = new("名前", "Name");
    public static readonly Text LastWrite = new("最終", "Last");
    public static readonly Text Backlog = new("未送信", "Backlog");
    public static readonly Text BacklogValue = new("{0}件(最古 {1})", "{0} (oldest {1})");
    public static readonly Text BacklogNone = new("なし", "none");
    public static readonly Text ClockOffset = new("時計のずれ", "Clock offset");
    public static readonly Text OffsetSeconds = new("{0}秒", "{0} s");
    public static readonly Text OffsetLarge = new("{0}秒(合わせてください)", "{0} s (set the clock)");
#pragma warning restore CS1591
}
