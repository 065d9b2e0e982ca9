using System.Globalization;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>A correction in words.</summary>
public static class CorrectionWords
{
    private static string Stop => Languages.IsEnglish ? ", " : "・";

    /// <summary>What kind it is.</summary>
    public static string KindOf(CorrectionInfo correction) => correction?.Kind switch
    {
        "calibration" => CorrectionTexts.Calibration,
        "replacement" => CorrectionTexts.Replacement,
        "import" => CorrectionTexts.Import,
        _ => CorrectionTexts.Edit,
    };

    /// <summary>What it says, e.g. <c>× 1.5・向きを反転</c>.</summary>
    public static string DetailOf(CorrectionInfo correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return string.Join(Stop, new[]
        {
            correction.Factor is { } factor and not 1 ? CorrectionTexts.Factor.With(factor.ToString("0.######", CultureInfo.InvariantCulture)) : string.Empty,
            correction.Sign == -1 ? CorrectionTexts.Reversed.ToString() : string.Empty,
            correction.AppliesTo switch { "energy" => CorrectionTexts.OnlyEnergy.ToString(), "power" => CorrectionTexts.OnlyPower.ToString(), _ => string.Empty },
            correction.OldLastWh is { } last ? CorrectionTexts.OldLast.With(Figures.WithUnit(last / 1000, 1, "kWh")) : string.Empty,
            correction.NewFirstWh is { } first ? CorrectionTexts.NewFirst.With(Figures.WithUnit(first / 1000, 1, "kWh")) : string.Empty,
            correction.NewMeter is { } other ? CorrectionTexts.NewDevice.With(other) : string.Empty,
            correction.Entries is { } entries ? CorrectionTexts.Entries.With(Figures.Number(entries, 0)) : string.Empty,
            correction.TotalKwh is { } kwh ? ImportWords.KwhOf(kwh) : string.Empty,
        }.Where(part => part.Length > 0));
    }

    /// <summary>The time that it concerns, on the site's clock.</summary>
    public static string SpanOf(CorrectionInfo correction, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(site);
        var from = Times.DayClock(site.ToLocal(correction.From));
        return correction.To is { } to ? ImportWords.Between(correction.From, to, site)
            : correction.Kind == "replacement" ? from : CorrectionTexts.Since.With(from);
    }

    /// <summary>Who made or undid it, when and why.</summary>
    public static string ActOf(Text sentence, CorrectionAct act, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(site);
        return sentence.With(act.By, Times.DayClock(site.ToLocal(act.At)), act.Why);
    }

    /// <summary>What became of a request: its number, and the span where it was rounded.</summary>
    public static string MadeOf(CorrectionInfo made, CorrectionRequest request, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(request);
        var rounded = request.From is { } from && (from != made.From || request.To != made.To);
        return CorrectionTexts.Made.With(made.Id) + (rounded ? (Languages.IsEnglish ? " " : string.Empty) + CorrectionTexts.Rounded.With(SpanOf(made, site)) : string.Empty);
    }
}
