using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Load;

/// <summary>The load duration curve with its largest windows.</summary>
public static class DurationView
{
    /// <summary>Windows listed beside the curve.</summary>
    public const int Top = 20;

    /// <summary>Half hours that a curve needs: fewer are a list, not a distribution.</summary>
    public const int LeastWindows = 8;

    // The steep head of the curve is kept whole, the rest thinned to what a screen can show.
    private const int Whole = 96;
    private const int Thinned = 400;
    private const double HoursPerWindow = 0.5;

    /// <summary>The curve of the shown days.</summary>
    public static DurationCurve CurveOf(LoadPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return DurationCurve.Of(picture.ShownIntervals, picture.Site.Clock, Top);
    }

    /// <summary>Builds the chart of a curve that has windows.</summary>
    public static ChartModel ChartOf(LoadPicture picture, DurationCurve curve)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(curve);
        var kw = curve.SortedW.Select(w => w / 1000).ToList();
        var at = Ranks(kw.Count);
        var hours = at.Select(i => (double?)((i + 1) * HoursPerWindow)).ToList();
        var values = at.Select(i => (double?)Math.Round(kw[i], 2)).ToList();
        var contract = picture.Contract;
        return new ChartModel
        {
            Kind = "duration",
            Title = LoadTexts.DurationTitle,
            Subtitle = LoadTexts.DurationSubtitle.With(Figures.Number(kw.Count * HoursPerWindow, 0)),
            Description = LoadTexts.DurationSentence.With(Figures.KwUnit(kw[0]), Figures.KwUnit(kw[kw.Count / 100]), Figures.KwUnit(kw[kw.Count / 2])),
            Data = new
            {
                hours, values,
                total = kw.Count * HoursPerWindow,
                limits = TodayChart.LimitLines(contract?.TargetKw, contract?.ContractKw),
                point = LoadTexts.DurationPoint.ToString(),
                axis = LoadTexts.DurationAxis.ToString(),
                name = LoadTexts.MeanPower.ToString(),
                unit = "kW",
            },
            Table = new ChartTable(
                $"{picture.Site.Id}-{picture.Meter.Replace(':', '-')}-duration-{picture.Period.From:yyyy-MM-dd}",
                [
                    ChartColumn.Numbers(LoadTexts.Hours, "h", hours, 1),
                    ChartColumn.Numbers(LoadTexts.ShareOfTime, "%", [.. hours.Select(h => h / (kw.Count * HoursPerWindow) * 100)], 2),
                    ChartColumn.Numbers(LoadTexts.MeanPower, "kW", values, 1),
                ],
                at.Count),
        };
    }

    /// <summary>What the curve says about target and contract; empty where neither is known.</summary>
    public static IEnumerable<string> LimitSentences(LoadPicture picture, DurationCurve curve)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(curve);
        if (picture.Contract is { TargetKw: { } target, TargetW: { } targetW })
        {
            var over = curve.SortedW.Count(w => w > targetW);
            yield return LoadTexts.OverTarget.With(Figures.KwUnit(target), Figures.Number(over, 0), Figures.Percent(curve.SortedW.Count == 0 ? null : over / (double)curve.SortedW.Count, 1));
        }

        if (picture.Contract is { ContractKw: { } agreed, ContractW: { } agreedW })
        {
            yield return LoadTexts.OverContract.With(Figures.KwUnit(agreed), Figures.Number(curve.SortedW.Count(w => w > agreedW), 0));
        }
    }

    private static List<int> Ranks(int count)
    {
        if (count <= Whole + Thinned)
        {
            return [.. Enumerable.Range(0, count)];
        }

        var rest = Enumerable.Range(1, Thinned).Select(i => Whole - 1 + (int)Math.Round(i * (count - Whole) / (double)Thinned));
        return [.. Enumerable.Range(0, Whole), .. rest];
    }
}
