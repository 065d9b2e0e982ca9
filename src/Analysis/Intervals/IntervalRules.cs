using Monitoring.Domain.Quantities;

namespace Monitoring.Analysis.Intervals;

/// <summary>The constants of the calculation; README.md beside this file explains each rule.</summary>
public static class IntervalRules
{
    /// <summary>
    /// Counter samples further apart than this leave a gap between them: the demand window, which is also the step of the half-hourly
    /// values that utilities and many meters give. What half an hour needs is then measured; only its two quarters are evened out.
    /// </summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(30);

    /// <summary>A gauge's value is held forward to its next sample, at most this long.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(15);

    /// <summary>How far around a sample of a counter earlier and later samples are looked at.</summary>
    public static readonly TimeSpan Neighbourhood = TimeSpan.FromMinutes(5);

    /// <summary>A sample is compared with this many samples on either side, however far apart they are.</summary>
    public const int NeighbourSamples = 3;

    /// <summary>A rise up to this many times the total before is like a counter; a greater one is judged.</summary>
    public const double UsualRise = 1.1;

    /// <summary>
    /// A rise to more than the double, or a rollover, is believed up to this many times the power around it or the rate there: enough for a
    /// load that starts, and far below a total that comes back.
    /// </summary>
    public const double CredibleRise = 10;

    /// <summary>A smaller unusual rise is believed up to this many times: a small load may stand by beside a great one, but hardly for a tenth of its life in one step.</summary>
    public const double CredibleJump = 100;

    /// <summary>What a counter shows after a reset is believed to be counted since then up to this many times the rate around it; otherwise it is another total.</summary>
    public const double CredibleReset = 3;

    /// <summary>A reset lost nothing where power gives the same energy as the new total, but for this share.</summary>
    public const double ConfirmedWithin = 0.1;

    /// <summary>
    /// A counter of no known rate has rolled over a known modulus when both readings lie within this share of it; and one whose last total lies
    /// so near below a usual modulus has rolled over for certain, also without power: by chance hardly a reset falls there.
    /// </summary>
    public const double EdgeOfModulus = 0.001;

    /// <summary>The same below the last number of a decimal display, of which there are fewer than of registers of bits.</summary>
    public const double EdgeOfDisplay = 0.002;

    /// <summary>How long a meter may repeat a cached total before it catches up in one step, where the nameplate is asked.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromHours(1);

    /// <summary>How far outside a span of time power can bear on it: held into it, or into or around a step that reaches into it.</summary>
    public static readonly TimeSpan PowerReach = LongestStep + LongestHold;

    /// <summary>
    /// The largest decrease of <paramref name="counter"/> that is jitter and not a reset: one step of a display that shows tenths
    /// (0.1 kWh, 0.1 m³), one pulse, or a millionth of the reading where the meter sends 32-bit floats.
    /// </summary>
    public static double JitterOf(Quantity counter, double value)
    {
        ArgumentNullException.ThrowIfNull(counter);
        var displayed = counter.Unit switch
        {
            "Wh" or "varh" => 100.0,
            "m3" => 0.1,
            _ => 1.0,
        };
        return Math.Max(displayed * (1 + 1e-9), Math.Abs(value) * 1e-6);
    }
}
