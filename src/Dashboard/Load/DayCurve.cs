using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Load;

/// <summary>A single day, or the first days of a new meter, as a step line; a single day over the band of like days before it.</summary>
public static class DayCurve
{
    /// <summary>Weeks before a single day whose days make its band.</summary>
    public const int WeeksBefore = 8;

    /// <summary>Builds the chart of the whole period.</summary>
    public static ChartModel Of(LoadPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var single = picture.Period.Days == 1;
        var begin = Times.DateOf(picture.Site.ToLocal(picture.FirstReading));
        var first = begin > picture.Period.From && begin < picture.Period.To ? begin : picture.Period.From;
        var days = picture.Period.To.DayNumber - first.DayNumber;
        var midnight = picture.Site.ToLocal(picture.Site.Clock.StartOfDay(first));
        DateTimeOffset[] starts = [.. Enumerable.Range(0, days * DayLoad.HalfHours).Select(i => midnight.AddMinutes(30 * i))];
        var loads = picture.Days.ToDictionary(d => d.Date);
        double?[] seen = [.. Enumerable.Range(0, days).SelectMany(i =>
            loads.TryGetValue(first.AddDays(i), out var load) ? load.MeanW.Select(w => w / 1000) : Enumerable.Repeat<double?>(null, DayLoad.HalfHours))];
        var estimated = Estimates.MarksOf(picture.Intervals, picture.Site.Clock, first, days);
        var like = LikeDays.Of(picture.Earlier, picture.Site.Calendar.TypeOf(picture.Period.From));
        var hasBand = single && like.Days >= LikeDays.MinDays;
        double?[] Band(IReadOnlyList<double?> watts) => [.. seen.Select((_, i) => hasBand ? watts[i] / 1000 : null)];
        var (low, median, high) = (Band(like.LowW), Band(like.MedianW), Band(like.HighW));
        return new ChartModel
        {
            Kind = "load-day",
            Title = single ? LoadTexts.DayCurve : LoadTexts.SoFar,
            Subtitle = LoadTexts.MapSubtitle.With(picture.Site.NameOf(picture.Meter)),
            Keys = TodayChart.KeysOf(hasBand ? NowTexts.LikeDaysKey.With(TodayEnergy.NameOf(like.Type), like.Days) : null, estimated),
            Description = LoadTexts.MapSentence.With(
                picture.Site.NameOf(picture.Meter), days,
                picture.Figures.MaximumAt is { } at ? Times.DayClock(picture.Site.ToLocal(at)) : Figures.Missing,
                Figures.KwUnit(picture.Figures.MaximumW / 1000), Figures.Percent(picture.Figures.OffHoursShare)),
            Data = new
            {
                start = starts.Select(ChartTime.Of),
                end = ChartTime.Of(midnight.AddDays(days)),
                until = ChartTime.Of(picture.Site.ToLocal(picture.KnownUntil ?? picture.Now)),
                seen, estimated, low, median, high,
                empty = NowTexts.NoHalfHour.ToString(),
                band = hasBand,
                limits = TodayChart.LimitLines(picture.Contract?.TargetKw, picture.Contract?.ContractKw),
                names = new { seen = NowTexts.Mean.ToString(), estimated = NowTexts.Estimated.ToString(), median = NowTexts.LikeMedian.ToString(), range = "10–90%" },
                unit = "kW",
            },
            Table = new ChartTable(
                $"{picture.Site.Id}-{picture.Meter.Replace(':', '-')}-{picture.Period.From:yyyy-MM-dd}",
                [
                    ChartColumn.Windows(LoadTexts.Window, starts, TimeSpan.FromMinutes(30)),
                    ChartColumn.Numbers(NowTexts.Mean, "kW", seen, 1),
                    ChartColumn.Numbers(NowTexts.LikeLow, "kW", low, 1),
                    ChartColumn.Numbers(NowTexts.LikeMedian, "kW", median, 1),
                    ChartColumn.Numbers(NowTexts.LikeHigh, "kW", high, 1),
                    TodayChart.OriginColumn(seen, estimated),
                ],
                starts.Length),
        };
    }
}
