using System.Globalization;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Formats;

/// <summary>How local times are written. Every argument is already in the zone of the plant.</summary>
public static class Times
{
    /// <summary>Day in tables: <c>2026/04/01(水)</c>, in English <c>Wed 2026-04-01</c>.</summary>
    public static string Day(DateOnly day) => Languages.IsEnglish
        ? day.ToString("ddd yyyy-MM-dd", Languages.English)
        : day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture) + Weekday(day);

    /// <summary>Day in sentences: <c>4月1日(水)</c>, in English <c>Wed 1 Apr</c>.</summary>
    public static string DayInText(DateOnly day) => Languages.IsEnglish
        ? day.ToString("ddd d MMM", Languages.English)
        : day.ToString("M月d日", Languages.Japanese) + Weekday(day);

    /// <summary>Day on a chart's axis: <c>4/1(水)</c>, in English <c>Wed 1 Apr</c>.</summary>
    public static string DayOnAxis(DateOnly day) => Languages.IsEnglish
        ? DayInText(day)
        : day.ToString("M/d", CultureInfo.InvariantCulture) + Weekday(day);

    /// <summary>Month: <c>2026年4月</c>, in English <c>Apr 2026</c>.</summary>
    public static string Month(DateOnly day) => Languages.IsEnglish
        ? day.ToString("MMM yyyy", Languages.English)
        : day.ToString("yyyy年M月", Languages.Japanese);

    /// <summary>Clock, <c>09:05</c>.</summary>
    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Clock with seconds, <c>09:05:07</c>.</summary>
    public static string ClockSeconds(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A window with both its ends: <c>10:00〜10:30</c>, in English <c>10:00–10:30</c>.</summary>
    public static string Window(DateTimeOffset from, DateTimeOffset to) => Clock(from) + Dash + Clock(to);

    /// <summary>Day and window: <c>2026/04/01(水) 10:00〜10:30</c>.</summary>
    public static string DayWindow(DateTimeOffset from, DateTimeOffset to) => Day(DateOf(from)) + " " + Window(from, to);

    /// <summary>Day and clock: <c>2026/04/01(水) 10:00</c>.</summary>
    public static string DayClock(DateTimeOffset time) => Day(DateOf(time)) + " " + Clock(time);

    /// <summary>A count-down, <c>12:34</c> as minutes and seconds, rounded up so that it reads 0 only at the end.</summary>
    public static string Countdown(TimeSpan left)
    {
        var seconds = (int)Math.Max(0, Math.Ceiling(left.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    /// <summary>How long ago, in the largest unit that fits: <c>12秒前</c>, <c>3分前</c>, <c>2時間前</c>, <c>3日前</c>.</summary>
    public static string Ago(TimeSpan age)
    {
        var (count, ja, en) = age switch
        {
            { TotalDays: >= 2 } => ((int)age.TotalDays, "日前", "d ago"),
            { TotalHours: >= 1 } => ((int)age.TotalHours, "時間前", "h ago"),
            { TotalMinutes: >= 1 } => ((int)age.TotalMinutes, "分前", "min ago"),
            _ => ((int)Math.Max(0, age.TotalSeconds), "秒前", "s ago"),
        };
        return Languages.IsEnglish ? $"{count} {en}" : $"{count}{ja}";
    }

    /// <summary>Joins two ends of a range: 〜 in Japanese, – in English.</summary>
    public static string Dash => Languages.IsEnglish ? "–" : "〜";

    /// <summary>The date part.</summary>
    public static DateOnly DateOf(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);

    private static string Weekday(DateOnly day) => "(" + Languages.Japanese.DateTimeFormat.GetShortestDayName(day.DayOfWeek) + ")";
}
