using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Intervals;

/// <summary>What is known of one direction of a flow in one quarter hour.</summary>
internal struct DirectionTally
{
    private const double MsPerHour = 3_600_000;

    private double _amount;
    private long _counterMs;
    private long _gapMs;
    private long _heldMs;

    internal readonly bool IsKnown => _counterMs + _gapMs + _heldMs > 0;

    internal readonly bool IsCounted => _counterMs + _gapMs > 0;

    /// <summary>Energy in Wh or varh, or the amount in the counter's unit; null where nothing is known.</summary>
    internal readonly double? Amount => IsKnown ? _amount : null;

    /// <summary>Mean power over the known time; 0 where nothing is known.</summary>
    internal readonly double Mean => IsKnown ? _amount * MsPerHour / (_counterMs + _gapMs + _heldMs) : 0;

    /// <summary>Share of the quarter that is measured; a gap does not count.</summary>
    internal readonly double Coverage => (double)(_counterMs + _heldMs) / LedgerInterval.StepMs;

    /// <summary>A gap marks every quarter it touches; otherwise the source that covers more of the quarter names it.</summary>
    internal readonly IntervalOrigin Origin =>
        _gapMs > 0 ? IntervalOrigin.CounterAcrossGap :
        _heldMs > _counterMs ? IntervalOrigin.IntegratedFromPower :
        IntervalOrigin.Measured;

    internal static void AddCounted(DirectionTally[] tallies, QuarterGrid grid, List<CounterSpan> spans)
    {
        foreach (var span in spans)
        {
            var length = span.EndMs - span.StartMs;
            foreach (var (index, ms) in grid.Split(span.StartMs, span.EndMs))
            {
                ref var tally = ref tallies[index];
                tally._amount += ms == length ? span.Amount : span.Amount * ((double)ms / length);
                if (span.AcrossGap)
                {
                    tally._gapMs += ms;
                }
                else
                {
                    tally._counterMs += ms;
                }
            }
        }
    }

    /// <summary>Integrates what is positive after multiplying with <paramref name="sign"/>, in the quarters that are <paramref name="wanted"/>.</summary>
    internal static void AddHeld(DirectionTally[] tallies, QuarterGrid grid, List<HeldSpan> spans, int sign, Func<int, bool>? wanted = null)
    {
        foreach (var span in spans)
        {
            var perMs = Math.Max(0, sign * span.Value) / MsPerHour;
            foreach (var (index, ms) in grid.Split(span.StartMs, span.EndMs))
            {
                if (wanted is null || wanted(index))
                {
                    ref var tally = ref tallies[index];
                    tally._amount += perMs * ms;
                    tally._heldMs += ms;
                }
            }
        }
    }
}
