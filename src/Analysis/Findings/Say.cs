using System.Globalization;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Findings;

/// <summary>Sentences with numbers. They are stored, so they must not depend on the culture of the process that wrote them.</summary>
internal static class Say
{
    internal static BilingualText That(FormattableString ja, FormattableString en) =>
        new(ja.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));

    /// <summary>kW with three significant figures, at most one decimal: 4.2, 38, 412.</summary>
    internal static string Kw(double watts) =>
        (watts / 1000).ToString(Math.Abs(watts) < 9_950 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>A window with its weekday and both ends: <c>9月29日(火) 09:00〜09:30</c>.</summary>
    internal static string WindowJa(DateTime start, double minutes) =>
        start.ToString("M月d日", CultureInfo.InvariantCulture) + $"({"日月火水木金土"[(int)start.DayOfWeek]}) {Clock(start)}〜{Clock(start.AddMinutes(minutes))}";

    /// <summary>A window with its weekday and both ends: <c>Tue 29 Sep, 09:00–09:30</c>.</summary>
    internal static string WindowEn(DateTime start, double minutes) =>
        start.ToString("ddd d MMM", CultureInfo.InvariantCulture) + $", {Clock(start)}–{Clock(start.AddMinutes(minutes))}";

    /// <summary>A share (0 to 1) in whole percent.</summary>
    internal static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
