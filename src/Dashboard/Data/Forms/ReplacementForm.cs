using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ids;

namespace Monitoring.Dashboard.Data.Forms;

/// <summary>Another device from a time on; energy in kWh as its counters show it.</summary>
public sealed class ReplacementForm : CorrectionForm
{
    /// <inheritdoc/>
    public override string Kind => "replacement";

    /// <summary>When the new device took over.</summary>
    public DateTime? At { get; set; }

    /// <summary>The old counter's last reading, kWh.</summary>
    public double? OldLastKwh { get; set; }

    /// <summary>The new counter's first reading, kWh.</summary>
    public double? NewFirstKwh { get; set; }

    /// <summary>The old export counter's last reading, kWh.</summary>
    public double? OldLastExportKwh { get; set; }

    /// <summary>The new export counter's first reading, kWh.</summary>
    public double? NewFirstExportKwh { get; set; }

    /// <summary>The new device's meter id; empty where it is the old one.</summary>
    public string NewMeter { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override Text? Own(DateTime now) => this switch
    {
        { At: null } => CorrectionTexts.AtNeeded,
        { At: { } at } when at > now => CorrectionTexts.AtInFuture,
        { OldLastKwh: < 0 } or { NewFirstKwh: < 0 } or { OldLastExportKwh: < 0 } or { NewFirstExportKwh: < 0 } => CorrectionTexts.NoEnergy,
        { NewMeter: var other } when other.Trim() is { Length: > 0 } id && (id == Meter || !MeterId.IsValid(id)) => CorrectionTexts.NewMeterWrong,
        _ => null,
    };

    /// <inheritdoc/>
    protected override CorrectionRequest Complete(CorrectionRequest request, SiteZone clock)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        return request with
        {
            At = clock.ToUtc(At!.Value),
            OldLastWh = OldLastKwh * WhPerKwh,
            NewFirstWh = NewFirstKwh * WhPerKwh,
            OldLastExportWh = OldLastExportKwh * WhPerKwh,
            NewFirstExportWh = NewFirstExportKwh * WhPerKwh,
            NewMeter = NewMeter.Trim() is { Length: > 0 } other ? other : null,
        };
    }
}
