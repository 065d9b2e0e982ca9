using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>What a step of a counter that does not simply count can have meant; each step is judged by the counter's own rate, power and nameplate.</summary>
/// <param name="samples">Samples of the counter, ascending.</param>
/// <param name="rates">How fast it counts around a step.</param>
/// <param name="power">The power that it counts.</param>
/// <param name="counter">Which counter.</param>
/// <param name="facts">What is known of the meter.</param>
internal readonly ref struct CounterJudgement(
    ReadOnlySpan<Sample> samples, CounterRates rates, CountedPower power, Quantity counter, MeterFacts facts)
{
    private const double MsPerHour = 3_600_000;
    private static readonly long LagMs = (long)IntervalRules.LongestLag.TotalMilliseconds;

    private readonly ReadOnlySpan<Sample> _samples = samples;
    private readonly CounterRates _rates = rates;
    private readonly CountedPower _power = power;

    // Per ms in Wh; the nameplate says nothing of other units.
    private readonly double _nameplate = counter.Unit == "Wh" && facts.MaxPowerW is { } watts ? watts / MsPerHour : double.PositiveInfinity;

    /// <summary>True when a rise needs no other judgement than the nameplate's: a counter that counts makes few other ones, at the start of its life.</summary>
    internal static bool IsUsual(double from, double to) => to <= IntervalRules.UsualRise * from || to <= from;

    /// <summary>True when the nameplate, if it is known, allows for a rise; a counter that repeats a cached total may catch up with some time.</summary>
    internal bool IsWithinNameplate(long ms, double amount) => amount <= _nameplate * (ms + LagMs);

    /// <summary>
    /// True when the counter may have risen by <paramref name="amount"/> from one sample to the other. A rise to more than the double must come
    /// near to the power around it or the rate after it, where either is known. A smaller one is refused only when the counter counts before
    /// and after it and that at a quite different scale.
    /// </summary>
    internal bool IsCredibleRise(int earlier, int later, double amount)
    {
        var (from, to) = (_samples[earlier].Value, _samples[later].Value);
        var rest = amount - IntervalRules.JitterOf(counter, from);
        if (rest <= 0)
        {
            return true;
        }

        var ms = _samples[later].TimeMs - _samples[earlier].TimeMs;
        if (to > 2 * from)
        {
            var (known, rate) = (_rates.Power(earlier, later), _rates.After(later));
            return (known is null && rate is null) || rest <= IntervalRules.CredibleRise * Math.Max(known ?? 0, rate ?? 0) * ms;
        }

        return _rates.Before(earlier) is not > 0 || _rates.After(later) is not > 0
            || rest <= IntervalRules.CredibleJump * _rates.Greatest(earlier, later) * ms;
    }

    /// <summary>What a fall from <paramref name="total"/> to <paramref name="value"/> has counted: a rollover's or a reset's energy; null where neither is credible.</summary>
    internal CounterSpan? Across(int earlier, int later, double total, double value)
    {
        if (value < 0)
        {
            return null;
        }

        var (start, end) = (_samples[earlier].TimeMs, _samples[later].TimeMs);
        var rate = _rates.Greatest(earlier, later);
        var held = _power.Held(start, end);
        if (RolledAtKnown(total, value, rate, end - start) is { } known)
        {
            return CounterSpan.Between(start, end, known);
        }

        // Power tells a rollover from a reset near a usual modulus; without power only a total that is almost there does.
        if (RolledAtUsual(total, value, rate, end - start, out var isAtEdge) is { } rolled && !(Math.Abs(value - held ?? 0) < Math.Abs(rolled - held ?? 0)))
        {
            var span = CounterSpan.Between(start, end, rolled);
            return span with { IsCertain = span.IsCertain && (held is { } energy ? Agrees(rolled, energy) : isAtEdge) };
        }

        // A counter that shows 0 has counted nothing yet, and so says nothing of the time since its last reading.
        if (value == 0 || value > Limit(rate, IntervalRules.CredibleReset) * (end - start))
        {
            return null;
        }

        // What passed between the last reading and the reset is not known, unless power says that it was nothing.
        return value < held * (1 - IntervalRules.ConfirmedWithin)
            ? null
            : new CounterSpan(start, end, value, IsCertain: value <= held * (1 + IntervalRules.ConfirmedWithin));
    }

    private double? RolledAtKnown(double total, double value, double rate, long ms)
    {
        if (!facts.Moduli.TryGetValue(counter, out var modulus))
        {
            return null;
        }

        var rolled = modulus - total + value;
        var most = rate > 0 ? Limit(rate, IntervalRules.CredibleRise) * ms : modulus * IntervalRules.EdgeOfModulus;
        return total <= modulus && rolled <= most ? rolled : null;
    }

    // Of a meter whose modulus is known no other is tried.
    private double? RolledAtUsual(double total, double value, double rate, long ms, out bool isAtEdge)
    {
        isAtEdge = false;
        foreach (var modulus in facts.Moduli.ContainsKey(counter) ? [] : CounterModuli.Usual)
        {
            if (modulus >= total)
            {
                var rolled = modulus - total + value;
                isAtEdge = modulus - total <= modulus * (CounterModuli.IsOfDisplay(modulus) ? IntervalRules.EdgeOfDisplay : IntervalRules.EdgeOfModulus);
                return rolled <= Limit(rate, IntervalRules.CredibleRise) * ms ? rolled : null;
            }
        }

        return null;
    }

    private static bool Agrees(double amount, double held) => Math.Abs(amount - held) <= held * IntervalRules.ConfirmedWithin;

    // Per ms: a multiple of the rate that is seen, and never more than the nameplate; the nameplate where no rate is seen.
    private double Limit(double rate, double times) =>
        rate > 0 ? Math.Min(times * rate, _nameplate) : double.IsFinite(_nameplate) ? _nameplate : 0;
}
