using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// A counter's readings turned into amounts per quarter hour.
/// <list type="bullet">
/// <item>Between two readings the amount is their difference, spread evenly over the time between them (linear interpolation).</item>
/// <item>Readings further apart than 15 minutes leave a gap: the difference still counts, its time is marked as gap.</item>
/// <item>A step back of at most <see cref="JitterShare"/> of the reading, or <see cref="JitterUnits"/> units, is jitter:
/// the counter is taken to stand still until it passes its old reading again.</item>
/// <item>A larger step back is a reset or another meter: counting starts anew and nothing is invented for the step.</item>
/// </list>
/// </summary>
internal sealed class CounterTrack
{
    /// <summary>Largest jitter as a share of the reading: 1 in 10,000.</summary>
    internal const double JitterShare = 1e-4;

    /// <summary>Largest jitter in counter units (Wh, varh) for small readings.</summary>
    internal const double JitterUnits = 2;

    private readonly double[] _amount;
    private readonly long[] _measuredMs;
    private readonly long[] _gapMs;

    internal CounterTrack(IReadOnlyList<Sample> samples, IntervalGrid grid)
    {
        _amount = new double[grid.Count];
        _measuredMs = new long[grid.Count];
        _gapMs = new long[grid.Count];
        Sample? last = null;
        foreach (var sample in SampleOrder.Clean(samples))
        {
            if (last is { } before)
            {
                if (sample.Value < before.Value)
                {
                    if (before.Value - sample.Value <= Math.Max(JitterUnits, JitterShare * before.Value))
                    {
                        continue;
                    }
                }
                else
                {
                    Add(before, sample, grid);
                }
            }

            last = sample;
        }
    }

    internal bool Knows(int index) => _measuredMs[index] + _gapMs[index] > 0;

    internal double Amount(int index) => _amount[index];

    internal long MeasuredMs(int index) => _measuredMs[index];

    internal long GapMs(int index) => _gapMs[index];

    internal double? AmountOrNull(int index) => Knows(index) ? _amount[index] : null;

    private void Add(Sample before, Sample after, IntervalGrid grid)
    {
        var length = after.TimeMs - before.TimeMs;
        var perMs = (after.Value - before.Value) / length;
        var time = length > IntervalGrid.StepMs ? _gapMs : _measuredMs;
        grid.Spread(before.TimeMs, after.TimeMs, (index, ms) =>
        {
            _amount[index] += perMs * ms;
            time[index] += ms;
        });
    }
}
