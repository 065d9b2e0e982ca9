using System.Globalization;

namespace Monitoring.Dashboard.Components.Pages.Load;

/// <summary>The period of the page, as the address says it.</summary>
/// <param name="Kind">Word in the address.</param>
/// <param name="From">First local day.</param>
/// <param name="To">Last local day.</param>
public sealed record LoadPeriod(string Kind, DateOnly From, DateOnly To)
{
    /// <summary>Words of the periods that are offered, in their order.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["today", "yesterday", "week", "month", "last-month", "weeks5", "year", "months13", "custom"];

    /// <summary>Shown when the address says nothing.</summary>
    public const string Default = "weeks5";

    /// <summary>Number of days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Reads the address; what does not fit becomes the default.</summary>
    public static LoadPeriod Of(string? kind, string? from, string? to, DateOnly today)
    {
        if (kind == "custom" && TryDay(from, out var first) && TryDay(to, out var last) && first <= last && last.DayNumber - first.DayNumber < 800)
        {
            return new LoadPeriod("custom", first, last);
        }

        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        return kind switch
        {
            "today" => new LoadPeriod(kind, today, today),
            "yesterday" => new LoadPeriod(kind, today.AddDays(-1), today.AddDays(-1)),
            "week" => new LoadPeriod(kind, monday, today),
            "month" => new LoadPeriod(kind, month, today),
            "last-month" => new LoadPeriod(kind, month.AddMonths(-1), month.AddDays(-1)),

            // Japan's fiscal year begins in April.
            "year" => new LoadPeriod(kind, new DateOnly(today.Month >= 4 ? today.Year : today.Year - 1, 4, 1), today),
            "months13" => new LoadPeriod(kind, month.AddMonths(-12), today),
            _ => new LoadPeriod(Default, today.AddDays(-34), today),
        };
    }

    /// <summary>The same length before (-1) or after (+1), as a custom period.</summary>
    public LoadPeriod Step(int direction) => new("custom", From.AddDays(direction * Days), To.AddDays(direction * Days));

    /// <summary>The query string of the address.</summary>
    public string Query(string? meter)
    {
        var subject = meter is null ? string.Empty : $"&meter={Uri.EscapeDataString(meter)}";
        return Kind == "custom"
            ? string.Create(CultureInfo.InvariantCulture, $"?period=custom&from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}{subject}")
            : $"?period={Kind}{subject}";
    }

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
