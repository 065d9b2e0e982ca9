using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data.Forms;

/// <summary>How a calibration is given.</summary>
public enum CalibrationWay
{
    /// <summary>A factor.</summary>
    Factor,

    /// <summary>The current transformer that is set, and the one that is there.</summary>
    CtRatio,

    /// <summary>A unit that was taken for another.</summary>
    Unit,

    /// <summary>The direction alone.</summary>
    DirectionOnly,
}

/// <summary>A wrong factor, CT ratio, unit or direction.</summary>
public sealed class CalibrationForm : CorrectionForm
{
    /// <summary>The units that can be mistaken for each other: of energy, and of power.</summary>
    public static readonly IReadOnlyList<string> Units = ["Wh", "kWh", "MWh", "W", "kW", "MW"];

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public override string Kind => "calibration";

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

    /// <summary>The unit that the values really have.</summary>
    public string RealUnit { get; set; } = "kWh";

    /// <summary>The unit for which they are taken.</summary>
    public string TakenUnit { get; set; } = "Wh";

    /// <summary>True where import and export are exchanged.</summary>
    public bool IsReversed { get; set; }

    /// <summary><c>all</c>, <c>energy</c> or <c>power</c>; where a unit is mistaken, the unit says it.</summary>
    public string AppliesTo { get; set; } = "all";

    /// <summary>True where the same calibration holds already and both are meant.</summary>
    public bool Again { get; set; }

    /// <inheritdoc/>
    protected override Text? Own(DateTime now) => this switch
    {
        { From: null } => CorrectionTexts.FromNeeded,
        { From: { } from } when from > now => CorrectionTexts.FromInFuture,
        { From: { } from, To: { } to } when to - from < Quarter => CorrectionTexts.ToTooEarly,
        { To: { } to } when to > now => CorrectionTexts.OpenEndInFuture,
        { Way: CalibrationWay.Factor, Factor: not > 0 } or { Way: CalibrationWay.Factor, Factor: 1, IsReversed: false } => CorrectionTexts.FactorNeeded,
        { Way: CalibrationWay.CtRatio } when CtFrom is not > 0 || CtTo is not > 0 || (CtFrom == CtTo && !IsReversed) => CorrectionTexts.CtNeeded,
        { Way: CalibrationWay.Unit } when IsEnergy(RealUnit) != IsEnergy(TakenUnit) || RealUnit == TakenUnit => CorrectionTexts.UnitsNeeded,
        { Way: CalibrationWay.DirectionOnly, IsReversed: false } => CorrectionTexts.NothingChanges,
        _ => null,
    };

    /// <inheritdoc/>
    protected override CorrectionRequest Complete(CorrectionRequest request, SiteZone clock)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        return request with
        {
            From = clock.ToUtc(From!.Value),
            To = To is { } to ? clock.ToUtc(to) : null,
            Factor = Way == CalibrationWay.Factor ? Factor : null,
            CtFrom = Way == CalibrationWay.CtRatio ? CtFrom : null,
            CtTo = Way == CalibrationWay.CtRatio ? CtTo : null,
            Unit = Way == CalibrationWay.Unit ? $"{RealUnit} sent as {TakenUnit}" : null,
            Sign = IsReversed ? -1 : null,
            AppliesTo = Way != CalibrationWay.Unit ? AppliesTo : IsEnergy(RealUnit) ? "energy" : "power",
            Again = Again ? true : null,
        };
    }

    private static bool IsEnergy(string unit) => unit.EndsWith('h');
}
