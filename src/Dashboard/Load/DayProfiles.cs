using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Load;

/// <summary>The shape of the day by day type: median and the band of eight days in ten, side by side on one scale.</summary>
public static class DayProfiles
{
    /// <summary>The day types that have enough days.</summary>
    public static IReadOnlyList<LikeDays> Of(LoadPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return
        [
            .. Enum.GetValues<DayType>().Where(t => picture.Only is null || picture.Only == t)
                .Select(t => LikeDays.Of(picture.Days, t, int.MaxValue))
                .Where(l => l.Days >= LikeDays.MinDays),
        ];
    }

    /// <summary>The name of a day type as a title: its first letter large where the script has such.</summary>
    public static string Title(DayType type)
    {
        var name = TodayEnergy.NameOf(type);
        return char.ToUpper(name[0], System.Globalization.CultureInfo.CurrentCulture) + name[1..];
    }

    /// <summary>Builds the chart of <paramref name="profiles"/>, of which there is at least one.</summary>
    public static ChartModel ChartOf(LoadPicture picture, IReadOnlyList<LikeDays> profiles)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(profiles);
        static double?[] Kw(IReadOnlyList<double?> watts) => [.. watts.Select(w => w / 1000)];
        var contract = picture.Contract;
        return new ChartModel
        {
            Kind = "day-profiles",
            Title = LoadTexts.ProfilesTitle,
            Subtitle = LoadTexts.ProfilesSubtitle,
            Keys = [new ChartKey(LoadTexts.ProfilesKeyMedian, "line"), new ChartKey(LoadTexts.ProfilesKey, "band")],
            Description = LoadTexts.ProfilesSentence.With(string.Join(Localization.Languages.IsEnglish ? ", " : "、", profiles.Select(p =>
            {
                var peak = p.MedianW.Max();
                var half = p.MedianW.ToList().IndexOf(peak);
                return LoadTexts.ProfileSentencePart.With(LoadTexts.DaysCount.With(Title(p.Type), p.Days), Figures.KwUnit(peak / 1000), half < 0 ? Figures.Missing : HeatMap.Clock(half));
            }))),
            Data = new
            {
                panels = profiles.Select(p => new { title = LoadTexts.DaysCount.With(Title(p.Type), p.Days), low = Kw(p.LowW), median = Kw(p.MedianW), high = Kw(p.HighW) }),
                limits = TodayChart.LimitLines(contract?.TargetKw, contract?.ContractKw),
                names = new { median = LoadTexts.Median.ToString(), range = "10–90%" },
                unit = "kW",
            },
            Table = new ChartTable(
                $"{picture.Site.Id}-{picture.Meter.Replace(':', '-')}-profiles-{picture.Period.From:yyyy-MM-dd}",
                [
                    ChartColumn.Words(LoadTexts.Window, [.. Enumerable.Range(0, DayLoad.HalfHours).Select(h => $"{HeatMap.Clock(h)}{Times.Dash}{HeatMap.Clock(h + 1)}")]),
                    .. profiles.SelectMany(p => new[]
                    {
                        ChartColumn.Numbers($"{TodayEnergy.NameOf(p.Type)} {LoadTexts.Low}", "kW", Kw(p.LowW), 1),
                        ChartColumn.Numbers($"{TodayEnergy.NameOf(p.Type)} {LoadTexts.Median}", "kW", Kw(p.MedianW), 1),
                        ChartColumn.Numbers($"{TodayEnergy.NameOf(p.Type)} {LoadTexts.High}", "kW", Kw(p.HighW), 1),
                    }),
                ],
                DayLoad.HalfHours),
        };
    }
}
