using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Charts;

/// <summary>Texts around every chart.</summary>
public static class ChartTexts
{
    /// <summary>Opens the table twin.</summary>
    public static readonly Text ShowTable = new("表で見る", "Show as table");

    /// <summary>Closes the table twin.</summary>
    public static readonly Text HideTable = new("表を閉じる", "Hide table");

    /// <summary>Downloads the CSV.</summary>
    public static readonly Text Csv = new("CSV保存", "Save CSV");

    /// <summary>Says how the keyboard moves through a chart.</summary>
    public static readonly Text Keys = new("左右の矢印キーで値を読めます。", "Use the left and right arrow keys to read the values.");
}
