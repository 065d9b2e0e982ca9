using System.Globalization;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Circuits;
using Monitoring.Dashboard.Components.Frame;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Load;

/// <summary>One of the five figures: value, comparison and what stands behind it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Value with unit; a dash where it is not known.</param>
/// <param name="Detail">Unit in words, energy and money a year, or what is missing for it.</param>
/// <param name="Compared">Against the period before.</param>
/// <param name="Evidence">What stands behind it; null where there is no value.</param>
public sealed record LoadNumber(string Name, string Value, string Detail, string Compared, EvidenceInfo? Evidence);

/// <summary>The five figures of B3: base, typical peak, operating time, start-up, share outside working hours.</summary>
public static class LoadNumbers
{
    /// <summary>Known quarters that base and peak need.</summary>
    private const int LeastQuarters = 16;

    /// <summary>Known quarters that make a day; a few may be missing.</summary>
    private const int QuartersOfDay = 90;

    /// <summary>The figures of the whole period, whatever day types are shown.</summary>
    /// <param name="picture">What was read.</param>
    /// <param name="beforeIsRead">False while the period before is still being read.</param>
    public static IReadOnlyList<LoadNumber> Of(LoadPicture picture, bool beforeIsRead)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var figures = Meaningful(picture.Figures);
        var before = picture.Before is { } earlier ? Meaningful(earlier) : null;
        var middle = Figures.KwUnit((figures.BaseW + figures.PeakW) / 2000);
        var name = picture.BeforeName;
        string Compared(Func<LoadFigures, string?> text) =>
            !beforeIsRead ? LoadTexts.BeforeLoading.With(name) : before is null ? LoadTexts.BeforeNone.With(name) : text(before) ?? string.Empty;
        string Ratio(Func<LoadFigures, double?> value, Func<double?, string> write) => Compared(b =>
            value(b) is not { } was || value(figures) is not { } now ? null : Change(name, write(was), was == 0 ? 0 : (now / was) - 1));
        var needsDays = LoadTexts.NeedsWorkingDays.With(LikeDays.MinDays);
        var needsHours = LoadTexts.NeedsHours.With(LeastQuarters / 4);
        return
        [
            new(LoadTexts.Base, Figures.KwUnit(figures.BaseW / 1000), figures.BaseW is null ? needsHours : string.Empty, Ratio(f => f.BaseW, w => Figures.KwUnit(w / 1000)),
                Evidence(picture, LoadTexts.Base, figures.BaseW is null ? null : LoadTexts.BaseFormula.With(Figures.KwUnit(figures.BaseW / 1000)))),
            new(LoadTexts.Peak, Figures.KwUnit(figures.PeakW / 1000), figures.PeakW is null ? needsHours : string.Empty, Ratio(f => f.PeakW, w => Figures.KwUnit(w / 1000)),
                Evidence(picture, LoadTexts.Peak, figures.MaximumAt is not { } at ? null : LoadTexts.PeakFormula.With(
                    Figures.KwUnit(figures.PeakW / 1000), Figures.KwUnit(figures.MaximumW / 1000), Times.DayClock(picture.Site.ToLocal(at))))),
            new(LoadTexts.Operating, Figures.WithUnit(figures.OperatingHours, 1, "h"), figures.OperatingHours is null ? needsDays : LoadTexts.PerWorkingDay,
                Ratio(f => f.OperatingHours, h => Figures.WithUnit(h, 1, "h")),
                Evidence(picture, LoadTexts.Operating, figures.OperatingHours is null ? null : LoadTexts.OperatingFormula.With(middle, Figures.WithUnit(figures.OperatingHours, 1, "h")))),
            new(LoadTexts.StartUp, Clock(figures.StartUp), figures.StartUp is null ? needsDays : LoadTexts.PerWorkingDay,
                Compared(b => b.StartUp is not { } was || figures.StartUp is not { } now ? null : Shift(name, was, now)),
                Evidence(picture, LoadTexts.StartUp, figures.StartUp is null ? null : LoadTexts.StartUpFormula.With(middle, Clock(figures.StartUp)))),
            OffHours(picture, figures, Compared),
        ];
    }

    // A percentile of a few quarters is only the present, and a share of half a day depends on which half it is.
    private static LoadFigures Meaningful(LoadFigures figures) => figures with
    {
        BaseW = figures.Intervals >= LeastQuarters ? figures.BaseW : null,
        PeakW = figures.Intervals >= LeastQuarters ? figures.PeakW : null,
        MaximumAt = figures.Intervals >= LeastQuarters ? figures.MaximumAt : null,
        OffHoursShare = figures.Intervals >= QuartersOfDay ? figures.OffHoursShare : null,
    };

    private static LoadNumber OffHours(LoadPicture picture, LoadFigures figures, Func<Func<LoadFigures, string?>, string> compared)
    {
        var tariff = picture.Site.Profile?.Tariff;
        var price = tariff?.EnergyYenPerKwh + (tariff?.LevyYenPerKwh ?? 0);
        var kwhPerYear = figures.OffHoursWhPerYear / 1000;
        var detail = figures.OffHoursShare is null ? LoadTexts.NeedsDay.ToString()
            : kwhPerYear is null
            ? LoadTexts.NeedsWeek.ToString()
            : LoadTexts.AYear.With(Figures.WithUnit(kwhPerYear, 0, "kWh")) + (price is null ? Stop + LoadTexts.NoTariff : $" / {Figures.YenSummary(kwhPerYear * price)}");
        return new LoadNumber(
            LoadTexts.OffHours, Figures.Percent(figures.OffHoursShare, 1),
            detail,
            compared(b => b.OffHoursShare is not { } was || figures.OffHoursShare is not { } now ? null : Points(picture.BeforeName, was, now)),
            Evidence(picture, LoadTexts.OffHours, figures.OffHoursShare is null ? null : LoadTexts.OffHoursFormula.With(
                Figures.WithUnit(figures.OffHoursWh / 1000, 0, "kWh"), Figures.WithUnit(figures.EnergyWh / 1000, 0, "kWh"), Figures.Percent(figures.OffHoursShare, 1),
                Figures.WithUnit(kwhPerYear, 0, "kWh"), Figures.Number(price, 2), Figures.Yen(kwhPerYear * price)), withTariff: true));
    }

    private static EvidenceInfo? Evidence(LoadPicture picture, string title, string? formula, bool withTariff = false)
    {
        if (formula is null)
        {
            return null;
        }

        var sources = new List<string> { picture.Formula is { } calculated ? CircuitTexts.Formula.With(calculated) : LoadTexts.MeterSource.With(picture.Meter) };
        sources.Add(picture.Site.Calendar.IsAssumed ? LoadTexts.CalendarAssumed : LoadTexts.CalendarSource.With(picture.Site.Id));
        if (withTariff)
        {
            sources.Add(picture.Site.Profile?.Tariff is { EnergyYenPerKwh: not null } tariff
                ? LoadTexts.TariffSource.With(tariff.Name?.In(Languages.Tag), tariff.Source, tariff.ValidFrom is { } day ? Times.Day(day) : Figures.Missing)
                : LoadTexts.NoTariff);
        }

        return new EvidenceInfo(title, formula, PeriodText(picture.Period), SharesText(picture.Shares), string.Join(Stop, sources));
    }

    /// <summary>First and last day of a period.</summary>
    public static string PeriodText(LoadPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Days == 1 ? Times.Day(period.From) : $"{Times.Day(period.From)} {Times.Dash} {Times.Day(period.LastDay)}";
    }

    /// <summary>Measured, imported, estimated and missing share in words.</summary>
    public static string SharesText(DataShares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return shares.Entered > 0
            ? NowTexts.SharesEntered.With(
                Figures.Percent(shares.Measured, 1), Figures.Percent(shares.Entered, 1), Figures.Percent(shares.Estimated, 1), Figures.Percent(shares.Missing, 1))
            : NowTexts.SharesValue.With(Figures.Percent(shares.Measured, 1), Figures.Percent(shares.Estimated, 1), Figures.Percent(shares.Missing, 1));
    }

    private static string Stop => Languages.IsEnglish ? "; " : "。";

    private static string Change(string name, string was, double change) => Math.Abs(change) < 0.005
        ? LoadTexts.BeforeSame.With(name)
        : LoadTexts.BeforePercent.With(name, was, Figures.Percent(Math.Abs(change)), change > 0 ? LoadTexts.More : LoadTexts.Less);

    private static string Points(string name, double was, double now)
    {
        var points = Math.Round(100 * (now - was), 1);
        return points == 0
            ? LoadTexts.BeforeSame.With(name)
            : LoadTexts.BeforeChange.With(name, Figures.Percent(was, 1), (points > 0 ? "+" : string.Empty) + Figures.Number(points, 1), LoadTexts.Points);
    }

    private static string Shift(string name, TimeOnly was, TimeOnly now)
    {
        var minutes = (int)(now.ToTimeSpan() - was.ToTimeSpan()).TotalMinutes;
        var shift = minutes > 0 ? LoadTexts.LaterBy.With(minutes) : LoadTexts.EarlierBy.With(-minutes);
        return minutes == 0 ? LoadTexts.BeforeSame.With(name) : LoadTexts.BeforeWas.With(name, Languages.IsEnglish ? $"{Clock(was)} ({shift})" : $"{Clock(was)}({shift})");
    }

    private static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? Figures.Missing;
}
