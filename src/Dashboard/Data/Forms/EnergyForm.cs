using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ids;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Data.Forms;

/// <summary>Energy of one or several spans, e.g. of bills; the meter may be a new one.</summary>
public sealed class EnergyForm : CorrectionForm
{
    /// <summary>So many spans are entered at once; whoever has more has a file.</summary>
    public const int MostSpans = 24;

    /// <inheritdoc/>
    public override string Kind => "edit";

    /// <summary>Id of a new meter, where <see cref="CorrectionForm.Meter"/> is empty.</summary>
    public string NewMeter { get; set; } = "main";

    /// <summary>The spans, at least one.</summary>
    public IList<EnergySpan> Spans { get; } = [new()];

    /// <inheritdoc/>
    protected override string Chosen => Meter.Length > 0 ? Meter : NewMeter.Trim();

    /// <summary>Adds a span that follows on the last one; whole months are followed by a whole month.</summary>
    public void AddSpan() => Spans.Add(Spans[^1].Next());

    /// <inheritdoc/>
    protected override Text? Own(DateTime now)
    {
        if (!MeterId.IsValid(Chosen))
        {
            return ImportTexts.MeterWrong;
        }

        foreach (var span in Spans)
        {
            if (span.Problem(now) is { } problem)
            {
                return Spans.Count == 1 ? problem : CorrectionTexts.OfSpan(Spans.IndexOf(span) + 1, problem);
            }
        }

        EnergySpan[] ascending = [.. Spans.OrderBy(s => s.From)];
        return Enumerable.Range(1, ascending.Length - 1).Any(i => ascending[i].From < ascending[i - 1].To) ? CorrectionTexts.SpansOverlap : null;
    }

    /// <inheritdoc/>
    protected override CorrectionRequest Complete(CorrectionRequest request, SiteZone clock)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        return request with
        {
            Intervals =
            [
                .. Spans.Select(s => new EnteredInterval(
                    clock.ToUtc(s.From!.Value),
                    clock.ToUtc(s.To!.Value),
                    s.IsUnknown ? null : s.ImportKwh * WhPerKwh,
                    s.IsUnknown ? null : s.ExportKwh * WhPerKwh,
                    s.IsUnknown ? true : null)),
            ],
        };
    }
}

/// <summary>One span and its energy.</summary>
public sealed class EnergySpan
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);
    private static readonly TimeSpan Quarter = TimeSpan.FromMilliseconds(LedgerInterval.StepMs);

    /// <summary>Start.</summary>
    public DateTime? From { get; set; }

    /// <summary>End, exclusive.</summary>
    public DateTime? To { get; set; }

    /// <summary>Imported energy, kWh.</summary>
    public double? ImportKwh { get; set; }

    /// <summary>Exported energy, kWh.</summary>
    public double? ExportKwh { get; set; }

    /// <summary>True where what the ledger has is wrong and nothing is known instead.</summary>
    public bool IsUnknown { get; set; }

    internal Text? Problem(DateTime now) => this switch
    {
        { From: null } or { To: null } => CorrectionTexts.SpanNeeded,
        { From: { } from, To: { } to } when from >= to => CorrectionTexts.SpanOrder,
        { From: { } from, To: { } to } when from.Ticks % Quarter.Ticks != 0 || to.Ticks % Quarter.Ticks != 0 => CorrectionTexts.OffQuarter,
        { From: { } from, To: { } to } when to - from > Longest => CorrectionTexts.SpanTooLong,
        { To: { } to } when to > now => CorrectionTexts.SpanNotOver,
        { IsUnknown: true } => null,
        { ImportKwh: null, ExportKwh: null } => CorrectionTexts.EnergyNeeded,
        { ImportKwh: < 0 } or { ExportKwh: < 0 } => CorrectionTexts.EnergyNegative,
        { ImportKwh: > MostKwh } or { ExportKwh: > MostKwh } => CorrectionTexts.EnergyTooLarge,
        _ => null,
    };

    // More than the whole world uses in a year: a slip of the unit.
    private const double MostKwh = 1e12;

    internal EnergySpan Next()
    {
        var next = new EnergySpan { From = To };
        if (this is { From: { } from, To: { } to } && from < to)
        {
            var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
            next.To = months > 0 && from.AddMonths(months) == to ? to.AddMonths(months) : to + (to - from);
        }

        return next;
    }
}
