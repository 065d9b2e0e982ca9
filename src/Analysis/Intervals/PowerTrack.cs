using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Power readings integrated per quarter hour: a reading holds until the next one, at most <see cref="LongestHoldMs"/>.
/// After the last reading nothing is known yet.
/// </summary>
internal sealed class PowerTrack
{
    /// <summary>Longest time a power reading is taken to hold: 15 minutes.</summary>
    internal const long LongestHoldMs = IntervalGrid.StepMs;

    private const double MsPerHour = 3_600_000;

    private readonly double[] _positive;
    private readonly double[] _negative;
    private readonly long[] _knownMs;
    private readonly double[] _min;
    private readonly double[] _max;

    internal PowerTrack(IReadOnlyList<Sample> samples, IntervalGrid grid)
    {
        _positive = new double[grid.Count];
        _negative = new double[grid.Count];
        _knownMs = new long[grid.Count];
        _min = new double[grid.Count];
        _max = new double[grid.Count];
        Array.Fill(_min, double.PositiveInfinity);
        Array.Fill(_max, double.NegativeInfinity);
        Sample? last = null;
        foreach (var sample in SampleOrder.Clean(samples))
        {
            See(sample, grid);
            if (last is { } before)
            {
                Hold(before, Math.Min(sample.TimeMs, before.TimeMs + LongestHoldMs), grid);
            }

            last = sample;
        }
    }

    internal bool Knows(int index) => _knownMs[index] > 0;

    internal long KnownMs(int index) => _knownMs[index];

    /// <summary>Energy of the positive readings, in unit-hours.</summary>
    internal double Positive(int index) => _positive[index];

    /// <summary>Energy of the negative readings, in unit-hours, as a positive number.</summary>
    internal double Negative(int index) => _negative[index];

    internal double? Min(int index) => double.IsFinite(_min[index]) ? _min[index] : null;

    internal double? Max(int index) => double.IsFinite(_max[index]) ? _max[index] : null;

    private void See(Sample sample, IntervalGrid grid)
    {
        if (sample.TimeMs < grid.FromMs || sample.TimeMs >= grid.ToMs)
        {
            return;
        }

        var index = (int)((sample.TimeMs - grid.FromMs) / IntervalGrid.StepMs);
        _min[index] = Math.Min(_min[index], sample.Value);
        _max[index] = Math.Max(_max[index], sample.Value);
    }

    private void Hold(Sample sample, long until, IntervalGrid grid) => grid.Spread(sample.TimeMs, until, (index, ms) =>
    {
        var energy = sample.Value * ms / MsPerHour;
        (energy >= 0 ? _positive : _negative)[index] += Math.Abs(energy);
        _knownMs[index] += ms;
    });
}
