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
    public static string KindOf(string kind) => kind switch
    {
        "calibration" => CorrectionTexts.Calibration,
        "replacement" => CorrectionTexts.Replacement,
        "nameplate" => CorrectionTexts.Nameplate,
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
            correction.OldLastExportWh is { } lastOut ? CorrectionTexts.OldLastExport.With(Figures.WithUnit(lastOut / 1000, 1, "kWh")) : string.Empty,
            correction.NewFirstExportWh is { } firstOut ? CorrectionTexts.NewFirstExport.With(Figures.WithUnit(firstOut / 1000, 1, "kWh")) : string.Empty,
            correction.MaxPowerKw is { } kw ? CorrectionTexts.MaxPower.With(Figures.KwUnit(kw)) : string.Empty,
            correction.CounterModulusKwh is { } modulus ? CorrectionTexts.Modulus.With(ImportWords.KwhOf((decimal)modulus)) : string.Empty,
            correction.ImportIncludesExport is { } both ? (both ? CorrectionTexts.CountsBoth : CorrectionTexts.CountsImport).ToString() : string.Empty,
            correction.NewMeter is { } other ? CorrectionTexts.NewDevice.With(other) : string.Empty,
            correction.Entries is { } entries ? CorrectionTexts.Entries.With(Figures.Number(entries, 0)) : string.Empty,
            correction.TotalKwh is { } kwh ? ImportWords.KwhOf(kwh) : string.Empty,
            correction.TotalExportKwh is { } fedIn ? CorrectionTexts.FedIn.With(ImportWords.KwhOf(fedIn)) : string.Empty,
            correction is { Kind: "edit", Entries: not null, TotalKwh: null, TotalExportKwh: null } ? CorrectionTexts.NothingKnown.ToString() : string.Empty,
        }.Where(part => part.Length > 0));
    }

    /// <summary>The time that it concerns, on the site's clock.</summary>
    public static string SpanOf(CorrectionInfo correction, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(site);
        if (correction.Kind == "nameplate")
        {
            return CorrectionTexts.WholeHistory;
        }

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

    /// <summary>What became of a request: its number, and what the Ingestor has to say.</summary>
    public static string MadeOf(Text sentence, CorrectionInfo made, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(made);
        return string.Join(Languages.IsEnglish ? " " : string.Empty, made.NotesCoded.Select(n => CodedWords.Of(n, site)).Prepend(sentence.With(made.Id)));
    }
}
