using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary>One day of a meter.</summary>
/// <param name="Level">CSS class: <c>whole</c>, <c>most</c>, <c>some</c>, <c>none</c>, or <c>off</c> where nothing is expected.</param>
/// <param name="Words">Day and share in words.</param>
public sealed record QualityCell(string Level, string Words);

/// <summary>How good the data of one meter are, in words and cells.</summary>
/// <param name="Name">Display name.</param>
/// <param name="State">Last message, or that there is only imported data.</param>
/// <param name="Mean">Mean share of the days that count; empty where none does.</param>
/// <param name="Cells">The days; empty for a meter that was only imported.</param>
/// <param name="Stuck">What is said of a stuck value; null while there is no sign of one.</param>
public sealed record QualityRow(string Name, string State, string Mean, IReadOnlyList<QualityCell> Cells, string? Stuck)
{
    private const double Whole = 0.99;
    private const double Most = 0.9;

    /// <summary>The meters of a site.</summary>
    public static IReadOnlyList<QualityRow> Of(SiteQuality quality, LoadSubjects subjects)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(subjects);
        return [.. quality.Meters.Select(m => Of(m, quality, subjects))];
    }

    private static QualityRow Of(MeterQuality meter, SiteQuality quality, LoadSubjects subjects)
    {
        var site = subjects.Site;
        if (meter.LastReading is not { } last)
        {
            return new QualityRow(site.NameOf(meter.Meter), Imported(subjects.Find(meter.Meter), site), string.Empty, [], null);
        }

        var shares = meter.Completeness.OfType<double>().ToList();
        return new QualityRow(
            site.NameOf(meter.Meter),
            DataTexts.LastMessage.With(Times.Ago(quality.Now - last)),
            shares.Count == 0 ? string.Empty : DataTexts.Mean.With(Figures.Percent(shares.Average(), 1)),
            [.. quality.Day.Zip(meter.Completeness, CellOf)],
            meter.Stuck is { } stuck ? StuckOf(stuck, site) : null);
    }

    private static QualityCell CellOf(DateOnly day, double? share) => share is not { } known
        ? new QualityCell("off", DataTexts.DayNone.With(Times.DayInText(day)))
        : new QualityCell(
            known switch { >= Whole => "whole", >= Most => "most", > 0 => "some", _ => "none" },
            DataTexts.DayShare.With(Times.DayInText(day), Figures.Percent(Math.Floor(known * 1000) / 1000, 1)));

    private static string Imported(MeterInfo? info, SiteEntry site) => info is { FirstReading: { } first, LastReading: { } last }
        ? DataTexts.ImportedOnly.With(Times.Day(Times.DateOf(site.ToLocal(first))), Times.Day(Times.DateOf(site.ToLocal(last.AddTicks(-1)))))
        : DataTexts.ImportedOnlyShort;

    private static string StuckOf(StuckInfo stuck, SiteEntry site)
    {
        Text reason = stuck.Reason switch
        {
            "counter_disagrees" => DataTexts.StuckCounter,
            "everything_frozen" => DataTexts.StuckFrozen,
            _ => DataTexts.StuckUnchanged,
        };
        var value = stuck.Quantity.EndsWith("_w", StringComparison.Ordinal) ? Figures.KwUnit(stuck.Value / 1000) : Figures.Number(stuck.Value, 1);
        return DataTexts.Stuck.With(Times.DayClock(site.ToLocal(stuck.Since)), value, reason);
    }
}

/// <summary>What is known of a gateway, in words.</summary>
/// <param name="Name">Name of its key.</param>
/// <param name="LastWrite">How long ago it wrote.</param>
/// <param name="Backlog">What it has not sent yet.</param>
/// <param name="Offset">How far its clock is off.</param>
/// <param name="IsOff">True when the clock must be set.</param>
public sealed record GatewayRow(string Name, string LastWrite, string Backlog, string Offset, bool IsOff)
{
    // Half a minute moves a noticeable part of a demand window into its neighbour.
    private const double LargestOffset = 30;

    /// <summary>The gateways of a site.</summary>
    public static IReadOnlyList<GatewayRow> Of(SiteQuality quality)
    {
        ArgumentNullException.ThrowIfNull(quality);
        return [.. quality.Gateways.Select(g => Of(g, quality.Now))];
    }

    private static GatewayRow Of(GatewayQuality gateway, DateTimeOffset now)
    {
        var isOff = Math.Abs(gateway.ClockOffsetSeconds ?? 0) > LargestOffset;
        return new GatewayRow(
            gateway.Name,
            Times.Ago(now - gateway.LastWrite),
            gateway.WaitingMessages switch
            {
                null => Figures.Missing,
                0 => DataTexts.BacklogNone,
                var waiting => DataTexts.BacklogValue.With(Figures.Number(waiting, 0), Times.Ago(TimeSpan.FromSeconds(gateway.OldestAgeSeconds ?? 0))),
            },
            gateway.ClockOffsetSeconds is { } offset ? (isOff ? DataTexts.OffsetLarge : DataTexts.OffsetSeconds).With(Figures.Number(offset, 1)) : Figures.Missing,
            isOff);
    }
}
