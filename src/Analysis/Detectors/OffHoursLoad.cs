using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>
/// A circuit that goes on outside working hours, above what it draws on the nights when it rests. Claimed when it is on (at least 2 kW and
/// 15 % of its median in shifts) on at least <see cref="MinShareOn"/> of the nights and days off. What a circuit explains is taken out of
/// the meters above it before they are looked at, so that no kilowatt-hour is claimed twice.
/// </summary>
public sealed class OffHoursLoad : IDetector
{
    internal const int MinDays = 14;

    private const int Days = 56;
    private const int QuartersPerDay = 96;

    // Work on Saturdays is one night in seven; a load on all Saturdays and Sundays (29 %) must be seen.
    private const double MinShareOn = 0.25;

    /// <inheritdoc/>
    public string Code => "off-hours-load";

    /// <inheritdoc/>
    public BilingualText Title { get; } = new("夜間・休日の電力", "Load outside working hours");

    /// <inheritdoc/>
    public DetectorResult Run(SiteData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var findings = new List<Finding>();
        var waiting = new List<string>();
        var explained = new List<(string Meter, IReadOnlyList<LedgerInterval> Intervals)>();
        foreach (var meter in data.MetersBottomUp())
        {
            var own = data.Last(meter, Days).Where(i => i.MeanW is not null).ToList();
            if (own.Count < MinDays * QuartersPerDay)
            {
                waiting.Add(meter);
                continue;
            }

            var below = explained.Where(e => data.IsAbove(meter, e.Meter)).ToList();
            var rest = Subtract(own, below.Select(b => b.Intervals));
            if (OffHours.Of(data, rest) is { } seen && IsWaste(seen) && rest.Count >= MinDays * QuartersPerDay)
            {
                findings.Add(new OffHoursClaim(Code, data, meter, rest, seen, [.. below.Select(b => b.Meter)]).Build());
                explained.Add((meter, rest));
            }
        }

        return new DetectorResult(findings, waiting.Count > 0 || data.Meters.Count == 0 ? Wait(data, waiting) : null);
    }

    private static bool IsWaste(OffHours seen) =>
        seen.ShareOn >= MinShareOn && seen.LevelW - (seen.RestW ?? 0) >= OffHours.MinW;

    // Intervals in which a circuit below is not known cannot be split and are left out.
    private static List<LedgerInterval> Subtract(List<LedgerInterval> own, IEnumerable<IReadOnlyList<LedgerInterval>> below)
    {
        var rest = own;
        foreach (var circuit in below)
        {
            var byStart = circuit.ToDictionary(i => i.Start, i => i.MeanW!.Value);
            rest = [.. rest.Where(i => byStart.ContainsKey(i.Start)).Select(i => i with { MeanW = i.MeanW - byStart[i.Start] })];
        }

        return rest;
    }

    private NotConcluded Wait(SiteData data, List<string> waiting)
    {
        var ja = string.Join("、", waiting.Select(m => data.Profile.NameOf(m).In("ja")));
        var en = string.Join(", ", waiting.Select(m => data.Profile.NameOf(m).In("en")));
        return new NotConcluded(Code, waiting.Count == 0
            ? Say.That($"{MinDays}日分のデータがたまると判定できます。", $"Needs {MinDays} days of data.")
            : Say.That($"直近{Days}日のうち{MinDays}日分のデータがたまると判定できます: {ja}", $"Needs {MinDays} days of data within the last {Days}: {en}"),
            waiting.Count == 0 ? null : waiting);
    }
}
