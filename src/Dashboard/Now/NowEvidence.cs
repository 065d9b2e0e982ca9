using Monitoring.Dashboard.Components.Frame;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Live;

namespace Monitoring.Dashboard.Now;

/// <summary>What stands behind the figures of the page いま; null where the figure itself is missing.</summary>
internal static class NowEvidence
{
    public static EvidenceInfo? Power(SiteNow now) => now is { MainMeter: { } meter, MainPower: { } power }
        ? new EvidenceInfo(
            NowTexts.Power, NowTexts.PowerFormula.With(now.Site.NameOf(meter)),
            Times.Day(Times.DateOf(now.Site.ToLocal(power.Time))) + " " + Times.ClockSeconds(now.Site.ToLocal(power.Time)),
            NowTexts.PowerShares, SourceOf(now, meter))
        : null;

    public static EvidenceInfo? Forecast(SiteNow now)
    {
        if (now is not { MainMeter: { } meter, Window: { ForecastW: { } forecast, EnergyWh: { } energy } window })
        {
            return null;
        }

        var hours = (window.End - window.Start).TotalHours;
        var power = ((forecast * hours) - energy) / window.Left.TotalHours;
        var contract = now.Site.Profile?.Contract;
        var terms = NowTexts.ContractSource.With(Figures.KwUnit(contract?.ContractKw), Figures.KwUnit(contract?.TargetKw), now.Site.Id + ".json");
        return new EvidenceInfo(
            NowTexts.Demand.With((window.End - window.Start).TotalMinutes),
            NowTexts.ForecastFormula.With(
                Figures.KwhUnit(energy / 1000), Figures.KwUnit(power / 1000), Times.Countdown(window.Left), Figures.Number(hours, 2), Figures.KwUnit(forecast / 1000),
                $"{Figures.Kw(window.ForecastLowW / 1000)}{Times.Dash}{Figures.KwUnit(window.ForecastHighW / 1000)}"),
            Times.DayWindow(now.Site.ToLocal(window.Start), now.Site.ToLocal(window.End)),
            NowTexts.ForecastShares,
            $"{SourceOf(now, meter)}. {terms}. {NowTexts.UtilityClock}");
    }

    public static EvidenceInfo? Today(SiteNow now)
    {
        if (now is not { MainMeter: { } meter, Days: { } days } || TodayEnergy.Of(now) is not { Kwh: not null } today)
        {
            return null;
        }

        var from = now.Site.ToLocal(now.Site.Clock.StartOfDay(days.Today));
        var calendar = now.Site.Calendar.IsAssumed ? ". " + NowTexts.CalendarAssumed : string.Empty;
        return new EvidenceInfo(
            NowTexts.Today,
            NowTexts.TodayFormula.With(TodayEnergy.NameOf(today.Type), today.LikeDays),
            Times.DayWindow(from, now.Site.ToLocal(today.Until)),
            NowTexts.SharesValue.With(Figures.Percent(today.Measured, 1), Figures.Percent(today.Estimated, 1), Figures.Percent(today.Missing, 1)),
            SourceOf(now, meter) + calendar);
    }

    private static string SourceOf(SiteNow now, string meter) => NowTexts.MeterSource.With(meter, now.Site.NameOf(meter));
}
