namespace Monitoring.Simulators.Factory.Intervals;

/// <summary>
/// A machine or circuit in equal intervals, as an ideal meter there would record it. Whether it imports or exports is decided by the mean
/// of each minute, as in <see cref="Running.Counters"/>, so the sums equal the counters' differences.
/// </summary>
public sealed class PlaceSeries
{
    private readonly double[] _import;
    private readonly double[] _export;
    private readonly double[] _lag;
    private readonly double[] _lead;
    private readonly double[] _min;
    private readonly double[] _max;

    internal PlaceSeries(string place, DateTimeOffset from, TimeSpan step, int count)
    {
        (Place, From, Step) = (place, from, step);
        (_import, _export, _lag, _lead) = (new double[count], new double[count], new double[count], new double[count]);
        (_min, _max) = (new double[count], new double[count]);
        Array.Fill(_min, double.PositiveInfinity);
        Array.Fill(_max, double.NegativeInfinity);
    }

    /// <summary>Id of the machine or circuit.</summary>
    public string Place { get; }

    /// <summary>Start of the first interval, UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Length of an interval.</summary>
    public TimeSpan Step { get; }

    /// <summary>Number of intervals.</summary>
    public int Count => _import.Length;

    /// <summary>Energy taken, kWh.</summary>
    public IReadOnlyList<double> ImportKwh => _import;

    /// <summary>Energy given back, positive, kWh.</summary>
    public IReadOnlyList<double> ExportKwh => _export;

    /// <summary>Lagging reactive energy, kvarh.</summary>
    public IReadOnlyList<double> LagKvarh => _lag;

    /// <summary>Leading reactive energy, positive, kvarh.</summary>
    public IReadOnlyList<double> LeadKvarh => _lead;

    /// <summary>Lowest mean of a minute, kW, import positive.</summary>
    public IReadOnlyList<double> MinKw => _min;

    /// <summary>Highest mean of a minute, kW, import positive.</summary>
    public IReadOnlyList<double> MaxKw => _max;

    /// <summary>Start of an interval, UTC.</summary>
    public DateTimeOffset StartOf(int interval) => From + (interval * Step);

    /// <summary>Mean power of an interval, kW, import positive.</summary>
    public double MeanKw(int interval) => (_import[interval] - _export[interval]) / Step.TotalHours;

    internal void Add(int interval, double kw, double kvar)
    {
        const double Hour = 1.0 / 60;
        (kw >= 0 ? _import : _export)[interval] += Math.Abs(kw) * Hour;
        (kvar >= 0 ? _lag : _lead)[interval] += Math.Abs(kvar) * Hour;
        _min[interval] = Math.Min(_min[interval], kw);
        _max[interval] = Math.Max(_max[interval], kw);
    }
}
