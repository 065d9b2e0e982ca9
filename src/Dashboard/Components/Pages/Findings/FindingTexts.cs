using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Pages.Findings;

/// <summary>Texts of the review desk.</summary>
public static class FindingTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Title = new("指摘", "Findings");
    public static readonly Text Review = new("全工場の指摘", "Findings of all sites");
    public static readonly Text Queue = new("指摘の一覧", "List of findings");
    public static readonly Text Unread = new("未読 {0}", "Unread {0}");
    public static readonly Text All = new("すべて {0}", "All {0}");
    public static readonly Text Order = new("金額 × 確度の順", "by amount × confidence");
    public static readonly Text PerYear = new("年 {0}", "{0} a year");
    public static readonly Text NoMoney = new("金額は未計算(料金が未登録)", "no amount: no tariff entered");
    public static readonly Text Energy = new("電力量", "Energy");
    public static readonly Text Money = new("金額", "Money");
    public static readonly Text Carbon = new("CO2", "CO2");
    public static readonly Text NoEnergy = new("電力量は減りません(基本料金の話です)", "no energy saved: it is about the basic charge");
    public static readonly Text NoFactor = new("排出係数が未登録です", "no emission factor entered");
    public static readonly Text Confidence = new("確度 {0}", "Confidence {0}");
    public static readonly Text High = new("高", "high");
    public static readonly Text Medium = new("中", "medium");
    public static readonly Text Low = new("低", "low");
    public static readonly Text Period = new("期間 {0}", "Period {0}");
    public static readonly Text EvidenceTitle = new("根拠", "Evidence");
    public static readonly Text EvidenceDay = new("kW・30分平均・橙の帯は指摘の時間", "kW, half-hour means; the orange band is what the finding is about");
    public static readonly Text EvidenceMonth = new("%・月ごと・橙は指摘の月", "% per month; orange is what the finding is about");
    public static readonly Text EvidenceSentence = new("最大は{0}、最小は{1}です。", "Maximum {0}, minimum {1}.");
    public static readonly Text Usual = new("似た日の10〜90%", "10–90 % of like days");
    public static readonly Text SeenName = new("実績", "Seen");
    public static readonly Text LabelColumn = new("時刻・月", "Time or month");
    public static readonly Text Differs = new("何が違うか(回路別、似た日との差)", "What differs, by circuit, against like days");
    public static readonly Text DiffersNone = new("回路別の差はこの指摘にはありません。", "This finding has no differences by circuit.");
    public static readonly Text Counter = new("反証", "What speaks against it");
    public static readonly Text Disproof = new("否定される条件", "What would disprove it");
    public static readonly Text Share = new("データ: 計測 {0}、推計・欠測 {1}", "Data: measured {0}, estimated or missing {1}");
    public static readonly Text Calculation = new("計算", "Calculation");
    public static readonly Text History = new("履歴", "History");
    public static readonly Text ByAnalysis = new("分析", "analysis");
    public static readonly Text Undone = new("取り消し済み", "undone");
    public static readonly Text Undid = new("取り消し", "undo");
    public static readonly Text Accept = new("採用", "Accept");
    public static readonly Text Reject = new("却下", "Reject");
    public static readonly Text Wait = new("データ待ち", "Need data");
    public static readonly Text Snooze = new("保留", "Snooze");
    public static readonly Text Undo = new("元に戻す", "Undo");
    public static readonly Text Decisions = new("判断", "Decision");
    public static readonly Text Who = new("お名前", "Your name");
    public static readonly Text Operator = new("操作者", "Operator");
    public static readonly Text Owner = new("担当", "Owner");
    public static readonly Text Due = new("いつまでに", "Due");
    public static readonly Text Note = new("メモ", "Note");
    public static readonly Text WhyReject = new("却下の理由を1つ選んでください。", "Choose one reason.");
    public static readonly Text AsPlanned = new("稼働予定どおり", "As planned");
    public static readonly Text AsPlannedThen = new("20%以上増えるまで再表示しません。", "It comes back only when it grows by 20 %.");
    public static readonly Text Mismeasured = new("計測誤り", "Measured wrong");
    public static readonly Text MismeasuredThen = new("一度消えて再び現れたら再発として出します。", "It comes back if it goes away and appears again.");
    public static readonly Text Handled = new("対処済み", "Dealt with");
    public static readonly Text HandledThen = new("28日後のデータでも続いていれば再発として出します。", "It comes back if data of 28 days later still show it.");
    public static readonly Text TooSmall = new("金額が小さい", "Too small");
    public static readonly Text TooSmallThen = new("2倍になるまで再表示しません。", "It comes back only when it doubles.");
    public static readonly Text Other = new("その他", "Other");
    public static readonly Text OtherThen = new("20%以上増えるまで再表示しません。理由をメモに書いてください。", "It comes back only when it grows by 20 %. Please write why in the note.");
    public static readonly Text Confirm = new("決定", "Confirm");
    public static readonly Text Cancel = new("やめる", "Cancel");
    public static readonly Text Keys = new("キー操作", "Keys");
    public static readonly Text KeysList = new("J 次 / K 前 / A 採用 / R 却下 / W データ待ち / S 保留 / U 元に戻す / ? この案内", "J next, K previous, A accept, R reject, W need data, S snooze, U undo, ? this list");
    public static readonly Text NothingUnread = new("未読はありません。", "Nothing is unread.");
    public static readonly Text RanAt = new("前回の検出 {0}、対象 {1}日、検出器 {2}種。", "Last run {0}, over {1} days, {2} detectors.");
    public static readonly Text NotRunYet = new("まだ検出していません。データが届くと自動で始まります。", "No analysis has run yet; it starts by itself when data arrive.");
    public static readonly Text NotConcluded = new("判定できなかったもの", "Not concluded");
    public static readonly Text Failed = new("検出器の不具合", "Detectors that failed");
    public static readonly Text Choose = new("左の一覧から選んでください。", "Choose from the list.");
    public static readonly Text BackToList = new("一覧へ戻る", "Back to the list");
    public static readonly Text StateNew = new("新規", "new");
    public static readonly Text StateOngoing = new("継続", "ongoing");
    public static readonly Text StateWorse = new("悪化", "worse");
    public static readonly Text StateReturned = new("再発", "returned");
    public static readonly Text StateAccepted = new("採用", "accepted");
    public static readonly Text StateRejected = new("却下", "rejected");
    public static readonly Text StateWaiting = new("待ち", "waiting");
    public static readonly Text StateSnoozed = new("保留", "snoozed");
    public static readonly Text StateResolved = new("解消", "resolved");
#pragma warning restore CS1591

    /// <summary>The word of a state.</summary>
    public static Text Of(FindingState state) => state switch
    {
        FindingState.New => StateNew,
        FindingState.Ongoing => StateOngoing,
        FindingState.Worse => StateWorse,
        FindingState.Returned => StateReturned,
        FindingState.Accepted => StateAccepted,
        FindingState.Rejected => StateRejected,
        FindingState.Waiting => StateWaiting,
        FindingState.Snoozed => StateSnoozed,
        _ => StateResolved,
    };

    /// <summary>The word of a confidence.</summary>
    public static Text Of(Confidence confidence) => confidence switch
    {
        Analysis.Findings.Confidence.High => High,
        Analysis.Findings.Confidence.Medium => Medium,
        _ => Low,
    };

    /// <summary>The word of a reason, and what the rules then do.</summary>
    public static (Text Word, Text Then) Of(RejectReason reason) => reason switch
    {
        RejectReason.AsPlanned => (AsPlanned, AsPlannedThen),
        RejectReason.Mismeasured => (Mismeasured, MismeasuredThen),
        RejectReason.Handled => (Handled, HandledThen),
        RejectReason.TooSmall => (TooSmall, TooSmallThen),
        _ => (Other, OtherThen),
    };
}
