namespace Monitoring.Dashboard.Load;

/// <summary>Periods that have a name.</summary>
public enum PeriodKind
{
    /// <summary>直近5週: five whole weeks from Monday, this week included.</summary>
    FiveWeeks,

    /// <summary>今日.</summary>
    Today,

    /// <summary>昨日.</summary>
    Yesterday,

    /// <summary>今週, from Monday.</summary>
    ThisWeek,

    /// <summary>今月.</summary>
    ThisMonth,

    /// <summary>先月.</summary>
    LastMonth,

    /// <summary>今年度, from April.</summary>
    FiscalYear,

    /// <summary>過去13か月, this month included.</summary>
    ThirteenMonths,

    /// <summary>任意.</summary>
    Custom,
}

/// <summary>A period in whole local days.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after.</param>
public sealed record LoadPeriod(PeriodKind Kind, DateOnly From, DateOnly To)
{
    private const int FirstMonthOfFiscalYear = 4;

    /// <summary>Last day.</summary>
    public DateOnly LastDay => To.AddDays(-1);

    /// <summary>Days in it.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>A named period as seen on <paramref name="today"/>.</summary>
    public static LoadPeriod Of(PeriodKind kind, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var (from, to) = kind switch
        {
            PeriodKind.Today => (today, today.AddDays(1)),
            PeriodKind.Yesterday => (today.AddDays(-1), today),
            PeriodKind.ThisWeek => (monday, monday.AddDays(7)),
            PeriodKind.ThisMonth => (month, month.AddMonths(1)),
            PeriodKind.LastMonth => (month.AddMonths(-1), month),
            PeriodKind.FiscalYear => Year(today),
            PeriodKind.ThirteenMonths => (month.AddMonths(-12), month.AddMonths(1)),
            _ => (monday.AddDays(-28), monday.AddDays(7)),
        };
        return new LoadPeriod(kind is PeriodKind.Custom ? PeriodKind.FiveWeeks : kind, from, to);
    }

    /// <summary>The period of the same length before (−1) or after (+1). Whole months step by months.</summary>
    public LoadPeriod Step(int direction, DateOnly today)
    {
        var (from, to) = IsWholeMonths
            ? (From.AddMonths(direction * Months), To.AddMonths(direction * Months))
            : (From.AddDays(direction * Days), To.AddDays(direction * Days));
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            if (kind != PeriodKind.Custom && Of(kind, today) is var named && named.From == from && named.To == to)
            {
                return named;
            }
        }

        return new LoadPeriod(PeriodKind.Custom, from, to);
    }

    /// <summary>True while the period is not over: only then may its figures change by themselves.</summary>
    public bool IsRunning(DateOnly today) => today < To;

    /// <summary>The days that may have data: up to today.</summary>
    public LoadPeriod UpTo(DateOnly today) => To <= today.AddDays(1) ? this : this with { To = today < From ? From.AddDays(1) : today.AddDays(1) };

    private bool IsWholeMonths => From.Day == 1 && To.Day == 1;

    private int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month;

    private static (DateOnly From, DateOnly To) Year(DateOnly today)
    {
        var year = today.Month >= FirstMonthOfFiscalYear ? today.Year : today.Year - 1;
        return (new DateOnly(year, FirstMonthOfFiscalYear, 1), new DateOnly(year + 1, FirstMonthOfFiscalYear, 1));
    }
}
