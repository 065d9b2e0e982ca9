using System.Globalization;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.LoadProfiles;

/// <summary>One local day of a meter in half hours.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Type">Type of the day.</param>
/// <param name="MeanW">Mean power of each half hour from 00:00 in W; null where less than half of it is known. Days of a clock change
/// have their missing or doubled hour folded into 48.</param>
/// <param name="EnergyWh">Imported energy of the known intervals in Wh.</param>
/// <param name="KnownShare">Share of the day's quarter hours that are known, 0 to 1.</param>
/// <param name="MeasuredShare">Share of the day that measurements cover, 0 to 1; the rest of the known share is estimated.</param>
public sealed record DayLoad(
    DateOnly Date, DayType Type, IReadOnlyList<double?> MeanW, double EnergyWh, double KnownShare, double MeasuredShare)
{
    /// <summary>Half hours in a day.</summary>
    public const int HalfHours = 48;

    /// <summary>The half hours' starts as <c>HH:mm</c>.</summary>
    public static IReadOnlyList<string> Labels { get; } =
        [.. Enumerable.Range(0, HalfHours).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i / 2:00}:{30 * (i % 2):00}"))];

    private const double MinKnownShare = 0.5;

    /// <summary>Cuts intervals into local days, ascending; a day without any interval is left out.</summary>
    public static IReadOnlyList<DayLoad> Of(IEnumerable<LedgerInterval> intervals, SiteZone zone, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        return
        [
            .. intervals
                .Select(i => (Interval: i, Local: zone.ToLocal(i.Start)))
                .GroupBy(i => DateOnly.FromDateTime(i.Local))
                .OrderBy(g => g.Key)
                .Select(g => OfDay(g.Key, calendar.TypeOf(g.Key), g)),
        ];
    }

    private static DayLoad OfDay(DateOnly date, DayType type, IEnumerable<(LedgerInterval Interval, DateTime Local)> intervals)
    {
        Span<double> energy = stackalloc double[HalfHours];
        Span<double> known = stackalloc double[HalfHours];
        energy.Clear();
        known.Clear();
        double total = 0;
        double measured = 0;
        var count = 0;
        foreach (var (interval, local) in intervals)
        {
            if (interval.MeanW is not { } mean)
            {
                continue;
            }

            var half = (local.Hour * 2) + (local.Minute / 30);
            var weight = interval.KnownShare; // a running quarter weighs what is known of it
            energy[half] += mean * weight;
            known[half] += weight;
            total += interval.EnergyImportWh ?? 0;
            measured += interval.Coverage;
            count++;
        }

        var means = new double?[HalfHours];
        for (var i = 0; i < HalfHours; i++)
        {
            means[i] = known[i] >= 2 * MinKnownShare ? energy[i] / known[i] : null;
        }

        const double QuartersPerDay = 2 * HalfHours;
        return new DayLoad(date, type, means, total, Math.Min(1, count / QuartersPerDay), Math.Min(1, measured / QuartersPerDay));
    }
}
