using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Circuits;

/// <summary>Texts of circuits and of what a branch leaves unmetered.</summary>
public static class CircuitTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text RestOf = new("{0}の未計測分", "{0}: not metered further");
    public static readonly Text Formula = new("計算: {0}", "Calculated: {0}");
    public static readonly Text Title = new("内訳", "Where it goes");
    public static readonly Text Circuit = new("回路", "Circuit");
    public static readonly Text Energy = new("電力量 (kWh)", "Energy (kWh)");
    public static readonly Text Share = new("割合", "Share");
    public static readonly Text Rest = new("未計測分", "Not metered further");
    public static readonly Text Sum = new("合計", "Total");
    public static readonly Text Compared = new(
        "{0}とすべての回路がそろう15分値 {1} 個の合計です。", "Sums of the {1} quarter hours in which {0} and every circuit are known.");
    public static readonly Text Loading = new("回路の台帳を読んでいます…", "Reading the circuits …");
    public static readonly Text Failed = new("回路の台帳を読めませんでした。", "The circuits could not be read.");
    public static readonly Text TooLong = new("内訳は{0}日までの期間で表示します。期間を短くしてください。", "Shown for periods of up to {0} days. Choose a shorter one.");
    public static readonly Text Unknown = new(
        "{0}とすべての回路がそろう15分値がありません。", "There is no quarter hour in which {0} and every circuit are known.");
    public static readonly Text Incomplete = new(
        "{0} 個の15分値は、回路の欠測のため比べていません({1})。", "Left out: {0} quarter hours in which a circuit is missing ({1}).");
    public static readonly Text Negative = new(
        "回路の合計が{0}を超える15分値が {1} 個、{2} kWh あります。メーターの倍率(CT比)・向き、または系統の親子関係を確かめてください。",
        "In {1} quarter hours the circuits use {2} kWh more than {0}. Check CT ratio and direction of the meters, and where each hangs in the tree.");
    public static readonly Text Missing = new("{0} {1} 個", "{0}: {1}");
#pragma warning restore CS1591
}
