using System.Globalization;
using Monitoring.Domain.Ledger;

namespace Monitoring.EndToEnd.Tests.Metering;

/// <summary>A meter's day in the ledger beside the right one. Every check says what is wrong, null when nothing is.</summary>
internal sealed class LedgerDay(string meter, IReadOnlyList<LedgerInterval> intervals, IReadOnlyDictionary<DateTimeOffset, double> rightKwh)
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public string Meter => meter;

    public string? SumIsRight(double within)
    {
        var (sum, right) = (intervals.Sum(i => Kwh(i.EnergyImportWh)), rightKwh.Values.Sum());
        return Math.Abs(sum - right) <= within ? null : Say($"the day has {sum:F3} kWh and not {right:F3}");
    }

    public string? EveryQuarterIsRight(double within) => First(i => Math.Abs(Kwh(i.EnergyImportWh) - rightKwh[i.Start]) > within);

    /// <summary>Quarter hours that are not there or not marked as measured may be wrong.</summary>
    public string? RightOrMarked(double within) => First(i => IsSure(i) && Math.Abs(Kwh(i.EnergyImportWh) - rightKwh[i.Start]) > within);

    public string? AllIsMeasured() => intervals.Count != rightKwh.Count ? Say($"{intervals.Count} quarter hours") : First(i => !IsSure(i));

    /// <summary>No quarter hour of a span is called measured.</summary>
    public string? IsMarked(int fromHour, int fromMinute, int toHour, int toMinute) => First(i =>
        i.Start.ToOffset(Japan).TimeOfDay is var at && at >= new TimeSpan(fromHour, fromMinute, 0) && at < new TimeSpan(toHour, toMinute, 0) && IsSure(i));

    /// <summary>The four quarters of an hour have so much energy.</summary>
    public string? Hour(int hour, Func<LedgerInterval, double?> energy, double expected, double within)
    {
        var kwh = intervals.Where(i => i.Start.ToOffset(Japan).Hour == hour).Sum(i => Kwh(energy(i)));
        return Math.Abs(kwh - expected) <= within ? null : Say($"the hour of {hour}:00 has {kwh:F3} kWh and not {expected:F3}");
    }

    private static bool IsSure(LedgerInterval interval) => interval.Origin == IntervalOrigin.Measured && interval.Coverage > 0.999;

    private string? First(Func<LedgerInterval, bool> isWrong) => intervals.FirstOrDefault(isWrong) is { } i
        ? Say($"{i.Start.ToOffset(Japan):HH:mm} has {Kwh(i.EnergyImportWh):F3} kWh of {rightKwh[i.Start]:F3}, {i.Origin}, coverage {i.Coverage:F2}")
        : null;

    private string Say(FormattableString what) => $"{meter}: {what.ToString(CultureInfo.InvariantCulture)}";

    private static double Kwh(double? wh) => (wh ?? 0) / 1000;
}
