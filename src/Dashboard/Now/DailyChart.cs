using Monitoring.Analysis.Calendars;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;

namespace Monitoring.Dashboard.Now;

/// <summary>Energy of the last 14 days, working days dark, days off light, today so far outlined.</summary>
public static class DailyChart
{
    /// <summary>Days shown, today among them.</summary>
    public const int Days = 14;

    /// <summary>Builds the chart; null before the ledger was read.</summary>
    public static ChartModel? Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now is not { Days: { } ledger, MainMeter: { } meter })
        {
            return null;
        }

        DateOnly[] dates = [.. Enumerable.Range(0, Days).Select(i => ledger.Today.AddDays(i - Days + 1))];
        var loads = dates.Select(date => now.DayLoads.FirstOrDefault(d => d.Date == date)).ToArray();
        double?[] kwh = [.. loads.Select(l => l?.EnergyWh / 1000)];
        DayType[] types = [.. dates.Select(now.Site.Calendar.TypeOf)];
        double?[] finished = kwh[..^1];
        return new ChartModel
        {
            Kind = "daily-bars",
            Title = NowTexts.LastDays,
            Subtitle = NowTexts.LastDaysSubtitle.With(now.Site.NameOf(meter)),
            Keys =
            [
                new ChartKey(NowTexts.WorkingDay, "dark"), new ChartKey(NowTexts.DayOff, "light"), new ChartKey(NowTexts.TodaySoFar, "open"),
            ],
            Description = NowTexts.LastDaysSentence.With(Figures.KwhUnit(finished.Min()), Figures.KwhUnit(finished.Max())),
            Data = new
            {
                day = dates.Select(Times.DayOnAxis),
                title = dates.Select(Times.DayInText),
                kwh,
                off = types.Select(t => t != DayType.Working),
                type = types.Select(TodayEnergy.NameOf),
                name = NowTexts.Energy.ToString(),
                today = NowTexts.TodaySoFar.ToString(),
            },
            Table = new ChartTable(
                $"{now.Site.Id}-days-{ledger.Today:yyyy-MM-dd}",
                [
                    ChartColumn.Days(NowTexts.Day, dates),
                    ChartColumn.Words(NowTexts.DayTypeColumn, [.. types.Select(TodayEnergy.NameOf)]),
                    ChartColumn.Numbers(NowTexts.Energy, "kWh", kwh, 0),
                    ChartColumn.Numbers(NowTexts.KnownShare, "%", [.. loads.Select(l => (l?.KnownShare ?? 0) * 100)], 0),
                ],
                Days),
        };
    }
}
