using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.History;

namespace Monitoring.Dashboard.Now;

/// <summary>Today's load in half hours over the band of like days, with target and contract.</summary>
public static class TodayChart
{
    /// <summary>Builds the chart; null before the ledger was read.</summary>
    public static ChartModel? Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now is not { Days: { } days, LikeDays: { } like, MainMeter: { } meter })
        {
            return null;
        }

        var midnight = now.Site.ToLocal(now.Site.Clock.StartOfDay(days.Today));
        DateTimeOffset[] starts = [.. Enumerable.Range(0, DayLoad.HalfHours).Select(i => midnight.AddMinutes(30 * i))];
        var load = now.DayLoads.LastOrDefault(d => d.Date == days.Today);
        var estimated = Estimates.MarksOf(days.Running, now.Site.Clock, days.Today, 1);
        var seen = Kw(load?.MeanW ?? new double?[DayLoad.HalfHours]);
        var (low, median, high) = (Kw(like.LowW), Kw(like.MedianW), Kw(like.HighW));
        var contract = now.Site.Profile?.Contract;
        var hasBand = like.Days >= LikeDays.MinDays;
        var type = TodayEnergy.NameOf(like.Type);
        return new ChartModel
        {
            Kind = "load-day",
            Title = NowTexts.TodayLoad,
            Subtitle = NowTexts.TodayLoadSubtitle.With(now.Site.NameOf(meter)),
            Keys = KeysOf(hasBand ? NowTexts.LikeDaysKey.With(type, like.Days) : null, estimated),
            Description = NowTexts.TodayLoadSentence.With(
                Figures.KwUnit(seen.Max()), Figures.KwUnit(now.MainPower?.Value / 1000),
                contract?.ContractKw is { } kw ? NowTexts.ContractSentence.With(Figures.KwUnit(kw)) : NowTexts.ContractUnsetSentence),
            Data = new
            {
                start = starts.Select(ChartTime.Of),
                end = ChartTime.Of(midnight.AddDays(1)),
                until = ChartTime.Of(now.Site.ToLocal(LedgerEdge.Of(days.Running, now.Now) ?? now.Now)),
                seen, estimated, low, median, high,
                empty = NowTexts.NoHalfHour.ToString(),
                band = hasBand,
                limits = LimitLines(contract?.TargetKw, contract?.ContractKw),
                names = new { seen = NowTexts.Mean.ToString(), estimated = NowTexts.Estimated.ToString(), median = NowTexts.LikeMedian.ToString(), range = "10–90%" },
                unit = "kW",
            },
            Table = new ChartTable(
                $"{now.Site.Id}-load-{days.Today:yyyy-MM-dd}",
                [
                    ChartColumn.Windows(NowTexts.Window, starts, TimeSpan.FromMinutes(30)),
                    ChartColumn.Numbers(NowTexts.Mean, "kW", seen, 1),
                    ChartColumn.Numbers(NowTexts.LikeLow, "kW", low, 1),
                    ChartColumn.Numbers(NowTexts.LikeMedian, "kW", median, 1),
                    ChartColumn.Numbers(NowTexts.LikeHigh, "kW", high, 1),
                    OriginColumn(seen, estimated),
                ],
                starts.Length),
        };
    }

    /// <summary>The band of like days and the line of estimates, where there are such.</summary>
    internal static IReadOnlyList<ChartKey> KeysOf(string? band, bool[] estimated)
    {
        var keys = new List<ChartKey>();
        if (band is not null)
        {
            keys.Add(new ChartKey(band, "band"));
        }

        if (estimated.Contains(true))
        {
            keys.Add(new ChartKey(NowTexts.EstimatedKey, "estimated-line"));
        }

        return keys;
    }

    /// <summary>Says of every half hour whether it is measured or estimated.</summary>
    internal static ChartColumn OriginColumn(double?[] seen, bool[] estimated) => ChartColumn.Words(
        NowTexts.Origin, [.. seen.Select((kw, i) => kw is null ? Figures.Missing : estimated[i] ? NowTexts.Estimated.ToString() : NowTexts.Measured.ToString())]);

    /// <summary>Target and contract as labelled lines; those that are not known are left out.</summary>
    internal static object[] LimitLines(double? target, double? contract)
    {
        var lines = new List<object>();
        if (target is { } t)
        {
            lines.Add(new { name = $"{NowTexts.Target} {Figures.KwUnit(t)}", value = t, dashed = true });
        }

        if (contract is { } c)
        {
            lines.Add(new { name = $"{NowTexts.Contract} {Figures.KwUnit(c)}", value = c, dashed = false });
        }

        return [.. lines];
    }

    private static double?[] Kw(IReadOnlyList<double?> watts) => [.. watts.Select(w => w / 1000)];
}
