using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Samples;

/// <summary>Texts around samples.</summary>
public static class SampleTexts
{
#pragma warning disable CS1591 // each text says what it is
    public static readonly Text Stamp = new("見本", "Sample");
    public static readonly Text Caption = new("計測が始まると、このように見えます。", "This is how it will look once readings arrive.");
    public static readonly Text CaptionFinding = new(
        "計測がたまると、たとえば次のような指摘が出ます:「{0}」(年\u00A0{1})",
        "With enough readings, findings such as this one appear: \"{0}\" ({1} a year)");
#pragma warning restore CS1591
}
