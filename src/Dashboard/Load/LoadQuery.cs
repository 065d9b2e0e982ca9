using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Analysis.Calendars;
using Monitoring.Dashboard.Components.Layout;

namespace Monitoring.Dashboard.Load;

/// <summary>What the load page shows, as its address says it: whoever gets the link sees the same.</summary>
/// <param name="Meter">Meter id; null for the incoming supply.</param>
/// <param name="Kind">Named period, or <see cref="PeriodKind.Custom"/> with the two days.</param>
/// <param name="From">First day of a custom period.</param>
/// <param name="LastDay">Last day of a custom period.</param>
/// <param name="Days">Only days of this type; null for all.</param>
public sealed record LoadQuery(string? Meter, PeriodKind Kind, DateOnly? From, DateOnly? LastDay, DayType? Days)
{
    /// <summary>Longest custom period, days; more than 13 months.</summary>
    public const int MaxDays = 400;

    private static readonly IReadOnlyDictionary<string, PeriodKind> Periods = new Dictionary<string, PeriodKind>(StringComparer.Ordinal)
    {
        ["5w"] = PeriodKind.FiveWeeks, ["today"] = PeriodKind.Today, ["yesterday"] = PeriodKind.Yesterday, ["week"] = PeriodKind.ThisWeek,
        ["month"] = PeriodKind.ThisMonth, ["last-month"] = PeriodKind.LastMonth, ["fy"] = PeriodKind.FiscalYear, ["13m"] = PeriodKind.ThirteenMonths,
    };

    private static readonly IReadOnlyDictionary<string, DayType> DayTypes = new Dictionary<string, DayType>(StringComparer.Ordinal)
    {
        ["working"] = DayType.Working, ["saturday"] = DayType.Saturday, ["sunday"] = DayType.SundayOrHoliday, ["closure"] = DayType.Closure,
    };

    /// <summary>Reads an address; what does not fit reads as the default.</summary>
    public static LoadQuery Read(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Value(string key) => query.TryGetValue(key, out var values) ? values.ToString() : null;
        DateOnly? Day(string key) => DateOnly.TryParseExact(Value(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        DayType? days = DayTypes.TryGetValue(Value("days") ?? string.Empty, out var type) ? type : null;
        var (from, last) = (Day("from"), Day("to"));
        return from is { } f && last is { } l && f <= l && l.DayNumber - f.DayNumber < MaxDays && l < DateOnly.MaxValue.AddDays(-MaxDays) && f.Year > 1900
            ? new LoadQuery(Value("meter"), PeriodKind.Custom, from, last, days)
            : new LoadQuery(Value("meter"), Periods.GetValueOrDefault(Value("p") ?? string.Empty, PeriodKind.FiveWeeks), null, null, days);
    }

    /// <summary>The period as seen on <paramref name="today"/>.</summary>
    public LoadPeriod PeriodOn(DateOnly today) => this is { Kind: PeriodKind.Custom, From: { } from, LastDay: { } last }
        ? new LoadPeriod(PeriodKind.Custom, from, last.AddDays(1))
        : LoadPeriod.Of(Kind, today);

    /// <summary>The same view of another period.</summary>
    public LoadQuery With(LoadPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Kind == PeriodKind.Custom
            ? this with { Kind = PeriodKind.Custom, From = period.From, LastDay = period.LastDay }
            : this with { Kind = period.Kind, From = null, LastDay = null };
    }

    /// <summary>The same meter over the last five weeks that it has data of.</summary>
    /// <param name="first">Day of its oldest reading.</param>
    /// <param name="last">Day of its newest.</param>
    public LoadQuery OverData(DateOnly first, DateOnly last)
    {
        const int FiveWeeks = 35;
        var from = last.AddDays(1 - FiveWeeks);
        return new LoadQuery(Meter, PeriodKind.Custom, from > first ? from : first, last, null);
    }

    /// <summary>The address of this view.</summary>
    public string AddressAt(string site)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["meter"] = Meter };
        if (Kind == PeriodKind.Custom)
        {
            query["from"] = From?.ToString("O", CultureInfo.InvariantCulture);
            query["to"] = LastDay?.ToString("O", CultureInfo.InvariantCulture);
        }
        else if (Kind != PeriodKind.FiveWeeks)
        {
            query["p"] = Periods.First(p => p.Value == Kind).Key;
        }

        query["days"] = Days is { } type ? DayTypes.First(d => d.Value == type).Key : null;
        return QueryHelpers.AddQueryString(SitePath.To(site, "load"), query.Where(q => q.Value is not null));
    }
}
