using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Now;

/// <summary>What the page's one sentence is about; also its colour and icon.</summary>
public enum VerdictKind
{
    /// <summary>平常.</summary>
    Normal,

    /// <summary>注意.</summary>
    Caution,

    /// <summary>警報.</summary>
    Alarm,

    /// <summary>限界.</summary>
    Limit,

    /// <summary>The window has just begun.</summary>
    Early,

    /// <summary>Neither target nor contract power are known.</summary>
    NoContract,

    /// <summary>Something is missing to judge by.</summary>
    Unknown,
}

/// <summary>The answer to "is it all right now?" in one sentence, with what to do next.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Chip">One word.</param>
/// <param name="Sentence">One sentence.</param>
/// <param name="Next">What to do, or that nothing is to be done.</param>
public sealed record DemandVerdict(VerdictKind Kind, string Chip, string Sentence, string Next)
{
    /// <summary>Shortly before the end, kilowatts to shed or to spare grow beyond sense: a machine cannot be stopped for seconds.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromMinutes(2);

    private const double MaxLeverage = 3;

    /// <summary>Judges a state.</summary>
    public static DemandVerdict Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now.MainMeter is not { } main)
        {
            return Unknown(NowTexts.NoMain, NowTexts.NoMainNext.With(ProfileFile(now)));
        }

        if (now.IsImported)
        {
            return new DemandVerdict(VerdictKind.Unknown, NowTexts.ChipImported, NowTexts.Imported.With(now.Site.NameOf(main)), NowTexts.ImportedNext);
        }

        if (now.MainPower is not { } power)
        {
            return Unknown(NowTexts.NoPower.With(now.Site.NameOf(main)), NowTexts.NoPowerNext);
        }

        if (now.MainFreshness == Freshness.Stale)
        {
            var last = now.Site.ToLocal(power.Time);
            var since = last.Date == now.LocalNow.Date ? Times.Clock(last) : Times.DayInText(Times.DateOf(last)) + " " + Times.Clock(last);
            return now.Live.Fault is null
                ? Unknown(NowTexts.Stale.With(since), NowTexts.StaleNext.With(now.Site.NameOf(main)))
                : Unknown(NowTexts.Away.With(since), NowTexts.AwayNext);
        }

        return OfWindow(now, now.Window!, now.Site.Profile?.Contract);
    }

    private static DemandVerdict OfWindow(SiteNow now, DemandWindow window, ContractTerms? contract)
    {
        var minutes = (window.End - window.Start).TotalMinutes;
        if ((contract?.TargetW ?? contract?.ContractW) is not { } targetW)
        {
            return new DemandVerdict(VerdictKind.NoContract, NowTexts.ChipNoContract, NowTexts.NoContract, NowTexts.NoContractNext.With(ProfileFile(now)));
        }

        string name = contract!.TargetW is null ? NowTexts.Contract : NowTexts.Target;
        var target = Kw(targetW);
        if (window.ForecastW is not { } forecastW)
        {
            return Unknown(NowTexts.NoLedger.With(minutes), NowTexts.NoLedgerNext.With(Times.Clock(now.Site.ToLocal(window.End + ((window.End - window.Start) / 2)))));
        }

        if (window.IsEarly)
        {
            var from = now.Site.ToLocal(window.Start + ((window.End - window.Start) * DemandWindow.ForecastFrom));
            var pace = forecastW <= targetW ? NowTexts.EarlyWithin : NowTexts.EarlyBeyond;
            return new DemandVerdict(
                VerdictKind.Early, NowTexts.ChipEarly, NowTexts.Early.With(minutes, Times.Clock(from)), pace.With(Kw(forecastW), name, target));
        }

        return OfLevel(now, window, new Terms(targetW, name, target, contract.ContractW, minutes));
    }

    private static DemandVerdict OfLevel(SiteNow now, DemandWindow window, Terms terms)
    {
        var ending = window.Left < Ending;
        var end = Times.Clock(now.Site.ToLocal(window.End));
        var spare = Figures.KwToSpare(SpareW(window, terms.TargetW, now.MainPower!.Value) / 1000);
        return now.Level switch
        {
            DemandLevel.Limit => new DemandVerdict(
                VerdictKind.Limit, NowTexts.ChipLimit,
                ending ? NowTexts.LimitEnding.With(terms.Minutes, Kw(terms.ContractW)) : NowTexts.Limit.With(Figures.KwToShed(window.ShedW(terms.ContractW!.Value) / 1000), Kw(terms.ContractW)),
                Largest(now)),
            DemandLevel.Alarm => new DemandVerdict(
                VerdictKind.Alarm, NowTexts.ChipAlarm,
                ending || window.ForecastW <= terms.TargetW
                    ? NowTexts.AlarmEnding.With(terms.Minutes, terms.Name, terms.Target)
                    : NowTexts.Alarm.With(Figures.KwToShed(window.ShedW(terms.TargetW) / 1000), terms.Name, terms.Target),
                Largest(now)),
            DemandLevel.Caution => new DemandVerdict(
                VerdictKind.Caution, NowTexts.ChipCaution,
                NowTexts.Caution.With(terms.Name, terms.Target),
                ending ? NowTexts.CautionNextEnding.With(end) : NowTexts.CautionNext.With(spare, end)),
            _ => new DemandVerdict(
                VerdictKind.Normal, NowTexts.ChipNormal,
                ending ? NowTexts.NormalEnding.With(terms.Minutes, terms.Name) : NowTexts.Normal.With(spare),
                NowTexts.NormalNext),
        };
    }

    // What may be added now until the window ends. Late in a window the formula would allow what the next one could not bear,
    // so it stops growing ten minutes before the end and never exceeds what the plant may use for good.
    private static double? SpareW(DemandWindow window, double targetW, double presentW)
    {
        var spare = (targetW - window.ForecastW) * Math.Min(MaxLeverage, (window.End - window.Start) / window.Left);
        return spare > targetW ? targetW - presentW : spare;
    }

    // Nothing says yet which machine may be stopped, so the largest are named and the order is left to the people.
    private static string Largest(SiteNow now)
    {
        var largest = CircuitShares.Of(now).Bars.Where(b => b is { Meter: not null, Kw: not null }).Take(2).Select(b => b.Name + " " + Figures.WithUnit(b.Kw, b.Kw >= 10 ? 0 : 1, "kW")).ToList();
        var order = NowTexts.AgreedOrder.ToString();
        return largest.Count == 0 ? order : order + (Languages.IsEnglish ? " " : string.Empty) + NowTexts.LargestCircuits.With(string.Join(Languages.IsEnglish ? ", " : "、", largest));
    }

    private static DemandVerdict Unknown(string sentence, string next) => new(VerdictKind.Unknown, NowTexts.ChipUnknown, sentence, next);

    private static string Kw(double? watts) => Figures.KwUnit(watts / 1000);

    private static string ProfileFile(SiteNow now) => now.Site.Id + ".json";

    private sealed record Terms(double TargetW, string Name, string Target, double? ContractW, double Minutes);
}
