namespace Monitoring.Simulators.Factory.Machines;

/// <summary>The shape of a machine's cycle: steps whose factors, weighted by their shares, have the mean 1.</summary>
public sealed class Pattern
{
    private readonly double[] _ends;
    private readonly double[] _factors;
    private readonly double[] _before;

    /// <param name="steps">Share of the cycle and relative height of each step, in order; both are scaled so that shares sum to 1 and the mean is 1.</param>
    public Pattern(params ReadOnlySpan<(double Share, double Height)> steps)
    {
        (_ends, _factors, _before) = (new double[steps.Length], new double[steps.Length], new double[steps.Length]);
        var (shares, area) = (0.0, 0.0);
        foreach (var (share, height) in steps)
        {
            shares += share;
            area += share * height;
        }

        Mean = area / shares;
        var (end, sum) = (0.0, 0.0);
        for (var i = 0; i < steps.Length; i++)
        {
            var share = steps[i].Share / shares;
            _factors[i] = steps[i].Height * shares / area;
            _before[i] = sum;
            sum += share * _factors[i];
            end += share;
            _ends[i] = end;
        }

        (Least, Most) = (_factors.Min(), _factors.Max());
    }

    /// <summary>Mean of the heights as they were given: a level times this is the mean of a cycle whose steps are the level times their heights.</summary>
    public double Mean { get; }

    /// <summary>Lowest factor.</summary>
    public double Least { get; }

    /// <summary>Highest factor.</summary>
    public double Most { get; }

    /// <summary>Integral of the factor from 0 to <paramref name="cycles"/> whole and part cycles; equals the cycles at whole ones.</summary>
    public double Until(double cycles)
    {
        var whole = Math.Floor(cycles);
        var part = cycles - whole;
        var i = 0;
        while (i < _ends.Length - 1 && part > _ends[i])
        {
            i++;
        }

        var start = i == 0 ? 0 : _ends[i - 1];
        return whole + _before[i] + ((part - start) * _factors[i]);
    }
}
