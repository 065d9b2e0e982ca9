using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>Texts of the review desk 指摘.</summary>
public static class ReviewTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text TitleAll = new("指摘(全工場)", "Findings (all sites)");
    public static readonly Text AllSites = new("全工場の指摘", "Findings of all sites");
    public static readonly Text Queue = new("指摘の一覧", "List of findings");
    public static readonly Text Order = new("金額の上限×確度の大きい順", "by upper bound of money times confidence");
    public static readonly Text Filter = new("絞り込み(/)", "Filter (/)");
    public static readonly Text ShowOpen = new("未読", "Unread");
    public static readonly Text ShowAccepted = new("採用", "Accepted");
    public static readonly Text ShowRejected = new("却下", "Rejected");
    public static readonly Text ShowParked = new("待ち・保留", "Waiting, snoozed");
    public static readonly Text ShowResolved = new("解消", "Resolved");
    public static readonly Text ShowAll = new("すべて", "All");
    public static readonly Text Count = new("{0} {1}", "{0} {1}");
    public static readonly Text Keys = new("キー操作(?)", "Keys (?)");
    public static readonly Text BackToList = new("一覧へ", "To the list");

    public static readonly Text New = new("新規", "New");
    public static readonly Text Ongoing = new("継続", "Ongoing");
    public static readonly Text Worse = new("悪化", "Worse");
    public static readonly Text Returned = new("再発", "Returned");
    public static readonly Text Accepted = new("採用", "Accepted");
    public static readonly Text Rejected = new("却下", "Rejected");
    public static readonly Text Waiting = new("待ち", "Waiting");
    public static readonly Text Snoozed = new("保留", "Snoozed");
    public static readonly Text Resolved = new("解消", "Resolved");

    public static readonly Text High = new("高", "high");
    public static readonly Text Medium = new("中", "medium");
    public static readonly Text Low = new("低", "low");
    public static readonly Text Confidence = new("確度 {0}", "confidence {0}");
    public static readonly Text AYear = new("年 {0}", "{0} a year");
    public static readonly Text Period = new("期間 {0}", "Period {0}");
    public static readonly Text Yen = new("金額", "Money");
    public static readonly Text Energy = new("電力量", "Energy");
    public static readonly Text Co2 = new("CO2", "CO2");
    public static readonly Text EnergyAndCo2 = new("電力量とCO2", "Energy and CO2");
    public static readonly Text NoTariff = new("料金が未登録のため計算できません", "not computed: no tariff is entered");
    public static readonly Text NoEnergy = new("変わりません(基本料金の指摘)", "no change: this is about the basic charge");
    public static readonly Text NoFactor = new("排出係数が未登録のため計算できません", "not computed: no emission factor is entered");
    public static readonly Text Provisional = new("(暫定係数)", " (provisional factor)");
    public static readonly Text NoAmount = new("金額未算定", "no amount");

    public static readonly Text EvidenceDay = new("1日の電力と、同じ種類の日の範囲", "Power over the day, and the range of like days");
    public static readonly Text EvidenceMonths = new("月ごとの値", "By month");
    public static readonly Text EvidenceSubtitle = new("{0}・{1}", "{0}, {1}");
    public static readonly Text EvidenceSentence = new("最大 {0}({1})。指摘の範囲は {2} です。", "At most {0} ({1}). The claim is about {2}.");
    public static readonly Text NothingMarked = new("全体", "all of it");
    public static readonly Text KeySeen = new("実績", "seen");
    public static readonly Text KeyFinding = new("指摘の範囲", "what the claim is about");
    public static readonly Text KeyLike = new("同種の日の8割", "eight of ten like days");
    public static readonly Text Time = new("時刻", "Time");
    public static readonly Text Month = new("月", "Month");
    public static readonly Text Marked = new("指摘の範囲", "In the claim");
    public static readonly Text Yes = new("はい", "yes");

    public static readonly Text Differs = new("違い(回路別)", "What differs, by circuit");
    public static readonly Text DiffersHint = new("同種の日の中央値との差。大きい順。", "Difference to the median of like days, largest first.");
    public static readonly Text DiffersNone = new("この指摘は1つの回路についてのものです: {0}。", "This claim is about one circuit: {0}.");
    public static readonly Text Against = new("反証", "What speaks against it");
    public static readonly Text AgainstNone = new("反証になる事実は見つかっていません。", "Nothing was found that speaks against it.");
    public static readonly Text Disproof = new("否定される条件", "What would disprove it");
    public static readonly Text Data = new("データ", "Data");
    public static readonly Text DataShares = new("期間のうち 実測 {0}・推計 {1}・欠測 {2}", "of the period: measured {0}, estimated {1}, missing {2}");
    public static readonly Text Calculation = new("計算", "Calculation");
    public static readonly Text History = new("履歴", "History");
    public static readonly Text Automatic = new("自動検出", "the analysis");
    public static readonly Text Undid = new("取り消し({0}に戻す)", "undone (back to {0})");
    public static readonly Text UndoneLater = new("後で取り消し", "undone later");
    public static readonly Text OwnerIs = new("担当 {0}", "by {0}");
    public static readonly Text DueIs = new("予定 {0}", "due {0}");
    public static readonly Text FirstSeen = new("初回検出 {0}、最終確認 {1}", "First found {0}, last confirmed {1}");
    public static readonly Text OpenLoad = new("この回路の負荷を見る", "Open the load of this circuit");
    public static readonly Text Unconfirmed = new(
        "最新の検出では確認されていません。このまま24時間続くと解消になります。",
        "The newest analysis does not confirm it. If that lasts for 24 hours it becomes resolved.");
    public static readonly Text Outdated = new("再計算待ち: 検出が予定どおり動いていません。表示は前回の検出によるものです。", "Waiting for a new analysis: it has not run as planned. This is from the last one.");

    public static readonly Text Accept = new("採用", "Accept");
    public static readonly Text Reject = new("却下", "Reject");
    public static readonly Text Wait = new("データ待ち", "Need data");
    public static readonly Text Snooze = new("保留", "Snooze");
    public static readonly Text Undo = new("元に戻す", "Undo");
    public static readonly Text Who = new("判断者", "Decided by");
    public static readonly Text Operator = new("操作者", "Operator");
    public static readonly Text Owner = new("担当者", "Who will act");
    public static readonly Text Due = new("予定日", "By when");
    public static readonly Text Note = new("メモ", "Note");
    public static readonly Text Cancel = new("やめる", "Cancel");
    public static readonly Text ConfirmAccept = new("採用する", "Accept it");
    public static readonly Text ConfirmReject = new("却下する", "Reject it");
    public static readonly Text WhyReject = new("却下の理由を1つ選んでください", "Choose one reason for the rejection");
    public static readonly Text ReasonMissing = new("理由を選ぶと却下できます。", "Choose a reason to reject.");
    public static readonly Text DoneAccept = new("採用しました。解消したかどうかは検出が確かめ続けます。", "Accepted. The analysis keeps checking whether it goes away.");
    public static readonly Text DoneReject = new("却下しました。{0}", "Rejected. {0}");
    public static readonly Text DoneWait = new("データ待ちにしました。{0}日分のデータが増えたら未読に戻ります。", "Set to wait. It comes back unread after {0} more days of data.");
    public static readonly Text DoneSnooze = new("保留にしました。年間の上限が{0}%以上増えたら「悪化」として戻ります。", "Snoozed. It comes back as worse when its yearly upper bound has grown by {0}%.");
    public static readonly Text DoneUndo = new("元に戻しました。", "Undone.");
    public static readonly Text NothingToUndo = new("取り消せる判断がありません。", "There is no decision to undo.");
    public static readonly Text Failed = new("判断を保存できませんでした。もう一度試してください。", "The decision could not be stored. Please try again.");

    public static readonly Text AsPlanned = new("稼働予定どおり", "Runs as planned");
    public static readonly Text Mismeasured = new("計測誤り", "Wrong measurement");
    public static readonly Text Handled = new("対処済み", "Dealt with");
    public static readonly Text TooSmall = new("金額が小さい", "Too small");
    public static readonly Text OtherReason = new("その他", "Other");
    public static readonly Text AsPlannedRule = new("この機械の同じ指摘は、年間の上限が{0}%以上増えるまで出しません。", "The same finding of this machine stays away until its yearly upper bound has grown by {0}%.");
    public static readonly Text MismeasuredRule = new("計測が直って指摘が消えるまで出しません。消えた後にまた現れたら「再発」として出します。", "It stays away until the measurement is mended and the finding gone. If it shows again after that, it returns.");
    public static readonly Text HandledRule = new("{0}日後のデータでも続いていれば「再発」として戻します。", "If data from {0} days later still show it, it returns.");
    public static readonly Text TooSmallRule = new("年間の上限が{0}倍になるまで出しません。", "It stays away until its yearly upper bound is {0} times as large.");

    public static readonly Text EmptyOpen = new("未読はありません。", "Nothing is unread.");
    public static readonly Text EmptyFilter = new("この条件に合う指摘はありません。", "No finding matches.");
    public static readonly Text LastRun = new("前回の検出 {0}、対象 {1}日・{2}メーター、検出器 {3}種", "Last analysis {0}; days: {1}, meters: {2}, detectors: {3}");
    public static readonly Text LastRuns = new("検出した工場 {0}、前回の検出 {1}", "{0} sites analysed, last at {1}");
    public static readonly Text NoRunTitle = new("まだ検出していません", "No analysis has run yet");
    public static readonly Text NoRunWhy = new(
        "計測値が届きしだい、自動で検出します。メーターをつなぐほかに操作は要りません。",
        "It runs by itself as soon as readings arrive. Beyond connecting a meter there is nothing to do.");
    public static readonly Text NothingJudged = new("まだ判定できません", "Nothing can be judged yet");
    public static readonly Text NothingJudgedWhy = new(
        "検出は動いていますが、判定に足りないものがあります。そろうと自動で判定します。",
        "The analysis runs but lacks something to judge by. It judges by itself once that is there.");
    public static readonly Text NotConcluded = new("判定できなかった検出器 {0}種", "{0} detectors could not conclude");
    public static readonly Text DetectorFailed = new("失敗した検出器 {0}種", "{0} detectors failed");
    public static readonly Text ToAll = new("すべての指摘を見る", "Show all findings");
    public static readonly Text ToLoad = new("負荷を見る", "Show the load");

    public static readonly Text HelpTitle = new("キー操作", "Keys");
    public static readonly Text HelpNext = new("次の指摘", "next finding");
    public static readonly Text HelpPrevious = new("前の指摘", "previous finding");
    public static readonly Text HelpFilter = new("絞り込み欄へ", "to the filter");
    public static readonly Text HelpHelp = new("この一覧", "this list");
    public static readonly Text HelpTyping = new("入力中と日本語変換中は働きません。", "They rest while you type.");
#pragma warning restore CS1591
}
