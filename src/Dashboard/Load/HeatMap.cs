using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Load;

/// <summary>
/// The period as a map of half hours: a row per day, or a column per day when the period is long. The colour scale belongs to the meter;
/// what is missing stays open over a hatched ground, what is estimated is dotted.
/// </summary>
public static class HeatMap
{
    /// <summary>Longer periods have their days across.</summary>
    public const int MaxRows = 45;

    /// <summary>The days of the map, in the order of the drawing; gaps included.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(LoadPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return
        [
            .. Enumerable.Range(0, picture.Period.Days).Select(picture.Period.From.AddDays)
                .Where(d => picture.Only is not { } type || picture.Site.Calendar.TypeOf(d) == type),
        ];
    }

    /// <summary>True when days go across.</summary>
    public static bool IsLong(LoadPicture picture) => DaysOf(picture).Count > MaxRows;

    /// <summary>Builds the map.</summary>
    public static ChartModel Of(LoadPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var days = DaysOf(picture);
        var loads = picture.Days.ToDictionary(d => d.Date);
        var name = picture.Site.NameOf(picture.Meter);
        var top = picture.Scale;
        var topText = (top.Top switch
        {
            ScaleTop.Contract => LoadTexts.ScaleContract,
            ScaleTop.History => LoadTexts.ScaleHistory,
            _ => LoadTexts.ScaleView,
        }).With(Figures.KwUnit(top.TopKw));
        var figures = picture.Figures;
        return new ChartModel
        {
            Kind = "heat-map",
            Title = LoadTexts.MapTitle,
            Subtitle = LoadTexts.MapSubtitle.With(name),
            Keys = [new ChartKey(LoadTexts.KeyMissing, "missing"), new ChartKey(LoadTexts.KeyEstimated, "estimated")],
            Description = LoadTexts.MapSentence.With(
                name, days.Count, figures.MaximumAt is { } at ? Times.DayClock(picture.Site.ToLocal(at)) : Figures.Missing,
                Figures.KwUnit(figures.MaximumW / 1000), Figures.Percent(figures.OffHoursShare)),
            Data = new
            {
                across = IsLong(picture),
                days = days.Select(d => ChartTime.Of(new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))),
                labels = days.Select(Times.DayOnAxis),
                full = days.Select(Times.Day),
                off = days.Select(d => d.DayOfWeek == DayOfWeek.Saturday ? 1 : picture.Site.Calendar.TypeOf(d) == DayType.Working ? 0 : 2),
                values = days.SelectMany(d => loads.TryGetValue(d, out var load)
                    ? load.MeanW.Select(w => w is { } watts ? Math.Round(watts / 1000, 2) : (double?)null)
                    : Enumerable.Repeat<double?>(null, DayLoad.HalfHours)),
                estimated = Estimated(picture, days),
                begin = CellOf(picture, days, picture.FirstReading),
                future = CellOf(picture, days, picture.Now),
                top = top.TopKw,
                topText,
                unit = "kW",
                missing = LoadTexts.KeyMissing.ToString(),
                estimate = LoadTexts.KeyEstimated.ToString(),
                types = days.Select(d => TodayEnergy.NameOf(picture.Site.Calendar.TypeOf(d))),
            },
            Table = Table(picture, days, loads),
        };
    }

    // Index of the half hour that holds a moment. Before the first reading and from now on nothing is missing: there is nothing to miss.
    private static int CellOf(LoadPicture picture, IReadOnlyList<DateOnly> days, DateTimeOffset moment)
    {
        var local = picture.Site.ToLocal(moment);
        var date = Times.DateOf(local);
        var before = days.Count(d => d < date);
        var isShown = before < days.Count && days[before] == date;
        return (before * DayLoad.HalfHours) + (isShown ? (int)(local.TimeOfDay.TotalMinutes / 30) : 0);
    }

    private static List<int> Estimated(LoadPicture picture, IReadOnlyList<DateOnly> days)
    {
        var row = days.Select((d, i) => (d, i)).ToDictionary(d => d.d, d => d.i);
        return
        [
            .. Estimates.HalvesOf(picture.Intervals, picture.Site.Clock).Where(h => row.ContainsKey(h.Day))
                .Select(h => (row[h.Day] * DayLoad.HalfHours) + h.Half).Order(),
        ];
    }

    private static ChartTable Table(LoadPicture picture, IReadOnlyList<DateOnly> days, Dictionary<DateOnly, DayLoad> loads)
    {
        var rows = days.Select(d => loads.GetValueOrDefault(d)).ToList();
        var columns = new List<ChartColumn>
        {
            ChartColumn.Days(NowTexts.Day, days),
            ChartColumn.Words(LoadTexts.Kind, [.. days.Select(d => TodayEnergy.NameOf(picture.Site.Calendar.TypeOf(d)))]),
            ChartColumn.Numbers(LoadTexts.Energy, "kWh", [.. rows.Select(r => r?.EnergyWh / 1000)], 0),
            ChartColumn.Numbers(LoadTexts.Maximum, "kW", [.. rows.Select(r => r?.MeanW.Max() / 1000)], 1),
            ChartColumn.Numbers(LoadTexts.KnownShare, "%", [.. rows.Select(r => 100 * (r?.KnownShare ?? 0))], 0),
        };

        // A year of half hours is too much for a table on a screen; its days are enough.
        if (!IsLong(picture))
        {
            columns.AddRange(Enumerable.Range(0, DayLoad.HalfHours).Select(half =>
                ChartColumn.Numbers(Clock(half), "kW", [.. rows.Select(r => r?.MeanW[half] / 1000)], 1)));
        }

        return new ChartTable($"{picture.Site.Id}-{picture.Meter.Replace(':', '-')}-{picture.Period.From:yyyy-MM-dd}", columns, days.Count);
    }

    /// <summary>Start of a half hour, <c>09:30</c>.</summary>
    internal static string Clock(int half) => $"{half / 2:00}:{30 * (half % 2):00}";
}
