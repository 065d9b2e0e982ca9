using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Components.Pages.Now;

/// <summary>The one sentence on top of the page, and the state behind it.</summary>
/// <param name="Level">State; <see cref="DemandLevel.Unknown"/> is never shown as good.</param>
/// <param name="Sentence">What to know, and what to do.</param>
internal sealed record NowVerdict(DemandLevel Level, string Sentence)
{
    /// <summary>Word of the state.</summary>
    internal Text Word => Level switch
    {
        DemandLevel.Normal => NowTexts.StateNormal,
        DemandLevel.Caution => NowTexts.StateCaution,
        DemandLevel.Alarm => NowTexts.StateAlarm,
        DemandLevel.Limit => NowTexts.StateLimit,
        _ => NowTexts.StateUnknown,
    };

    /// <summary>Sign of the state, so that it never relies on colour alone.</summary>
    internal string Sign => Level switch
    {
        DemandLevel.Normal => "○",
        DemandLevel.Caution => "▲",
        DemandLevel.Alarm => "■",
        DemandLevel.Limit => "⛔",
        _ => "—",
    };

    internal static NowVerdict Of(DemandWindow window, DemandLevel level, ContractTerms? contract, Freshness freshness, DateTimeOffset? lastLocal)
    {
        if (freshness is Freshness.Stale or Freshness.None)
        {
            return new NowVerdict(DemandLevel.Unknown, NowTexts.CannotTell.With(lastLocal is { } last ? Times.Clock(last) : Figures.Missing));
        }

        if ((contract?.TargetKw ?? contract?.ContractKw) is not { } target)
        {
            return new NowVerdict(DemandLevel.Unknown, NowTexts.NoTarget);
        }

        if (window.ForecastW is not { } forecastW)
        {
            return new NowVerdict(DemandLevel.Unknown, NowTexts.Forecasting);
        }

        var forecast = forecastW / 1000;
        var shed = Figures.KwUnit(Math.Max(0, window.ShedW(target * 1000)!.Value / 1000));
        return level switch
        {
            DemandLevel.Limit => new NowVerdict(level, NowTexts.Limit.With(Figures.KwUnit(forecast - contract!.ContractKw!.Value), shed)),
            DemandLevel.Alarm => new NowVerdict(level, NowTexts.Alarm.With(Figures.KwUnit(forecast - target), shed)),
            DemandLevel.Caution => new NowVerdict(level, NowTexts.Caution.With(Figures.KwUnit(target - forecast))),
            _ => new NowVerdict(DemandLevel.Normal, NowTexts.Normal.With(Figures.KwUnit(target - forecast))),
        };
    }
}
