using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ids;

namespace Monitoring.Dashboard.Data;

/// <summary>How a calibration is given.</summary>
public enum CalibrationWay
{
    /// <summary>A factor.</summary>
    Factor,

    /// <summary>The current transformer that is set, and the one that is there.</summary>
    CtRatio,

    /// <summary>The direction alone.</summary>
    DirectionOnly,
}

/// <summary>What a person enters to calibrate a meter; times on the site's clock.</summary>
public sealed class CalibrationForm
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Meter id.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>Start.</summary>
    public DateTime? From { get; set; }

    /// <summary>End; null while it goes on.</summary>
    public DateTime? To { get; set; }

    /// <summary>How it is given.</summary>
    public CalibrationWay Way { get; set; }

    /// <summary>Factor.</summary>
    public double? Factor { get; set; }

    /// <summary>Transformer that is set, A.</summary>
    public double? CtFrom { get; set; }

    /// <summary>Transformer that is there, A.</summary>
    public double? CtTo { get; set; }

    /// <summary>True where import and export are exchanged.</summary>
    public bool IsReversed { get; set; }

    /// <summary><c>all</c>, <c>energy</c> or <c>power</c>.</summary>
    public string AppliesTo { get; set; } = "all";

    /// <summary>What is missing or wrong; null when nothing is.</summary>
    public Text? Problem() => this switch
    {
        { Meter.Length: 0 } => CorrectionTexts.MeterNeeded,
        { From: null } => CorrectionTexts.FromNeeded,
        { From: { } from, To: { } to } when to - from < Quarter => CorrectionTexts.ToTooEarly,
        { Way: CalibrationWay.Factor, Factor: not > 0 } or { Way: CalibrationWay.Factor, Factor: 1, IsReversed: false } => CorrectionTexts.FactorNeeded,
        { Way: CalibrationWay.CtRatio } when CtFrom is not > 0 || CtTo is not > 0 || (CtFrom == CtTo && !IsReversed) => CorrectionTexts.CtNeeded,
        { Way: CalibrationWay.DirectionOnly, IsReversed: false } => CorrectionTexts.NothingChanges,
        _ => null,
    };

    /// <summary>The request, once nothing is wrong.</summary>
    public CorrectionRequest ToRequest(SiteZone clock, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(signature);
        return new CorrectionRequest
        {
            Kind = "calibration",
            Meter = Meter,
            By = signature.By.Trim(),
            Why = signature.Why.Trim(),
            From = clock.ToUtc(From!.Value),
            To = To is { } to ? clock.ToUtc(to) : null,
            Factor = Way == CalibrationWay.Factor ? Factor : null,
            CtFrom = Way == CalibrationWay.CtRatio ? CtFrom : null,
            CtTo = Way == CalibrationWay.CtRatio ? CtTo : null,
            Sign = IsReversed ? -1 : null,
            AppliesTo = AppliesTo,
        };
    }
}

/// <summary>What a person enters when a meter was replaced; the time on the site's clock, energy in kWh as counters show it.</summary>
public sealed class ReplacementForm
{
    private const double WhPerKwh = 1000;

    /// <summary>Meter id.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>When the new device took over.</summary>
    public DateTime? At { get; set; }

    /// <summary>The old counter's last reading, kWh.</summary>
    public double? OldLastKwh { get; set; }

    /// <summary>The new counter's first reading, kWh.</summary>
    public double? NewFirstKwh { get; set; }

    /// <summary>The new device's meter id; empty where it is the old one.</summary>
    public string NewMeter { get; set; } = string.Empty;

    /// <summary>What is missing or wrong; null when nothing is.</summary>
    public Text? Problem() => this switch
    {
        { Meter.Length: 0 } => CorrectionTexts.MeterNeeded,
        { At: null } => CorrectionTexts.AtNeeded,
        { OldLastKwh: < 0 } or { NewFirstKwh: < 0 } => CorrectionTexts.NoEnergy,
        { NewMeter: var other } when other.Trim() is { Length: > 0 } id && (id == Meter || !MeterId.IsValid(id)) => CorrectionTexts.NewMeterWrong,
        _ => null,
    };

    /// <summary>The request, once nothing is wrong.</summary>
    public CorrectionRequest ToRequest(SiteZone clock, Signature signature)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(signature);
        return new CorrectionRequest
        {
            Kind = "replacement",
            Meter = Meter,
            By = signature.By.Trim(),
            Why = signature.Why.Trim(),
            At = clock.ToUtc(At!.Value),
            OldLastWh = OldLastKwh * WhPerKwh,
            NewFirstWh = NewFirstKwh * WhPerKwh,
            NewMeter = NewMeter.Trim() is { Length: > 0 } other ? other : null,
        };
    }
}
