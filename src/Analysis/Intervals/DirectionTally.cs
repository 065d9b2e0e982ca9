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

    /// <summary>Adds the share of a span that falls into the quarter.</summary>
    internal void AddCounted(in CounterSpan span, long ms)
    {
        var length = span.EndMs - span.StartMs;
        _amount += ms == length ? span.Amount : span.Amount * ((double)ms / length);
        if (span.IsCertain)
        {
            _counterMs += ms;
        }
        else
        {
            _gapMs += ms;
        }
    }

    /// <summary>Adds power of this direction in W or var that held for some time; power of the other direction is 0 in this one.</summary>
    internal void AddHeld(double power, long ms)
    {
        _amount += Math.Max(0, power) / MsPerHour * ms;
        _heldMs += ms;
    }
}
