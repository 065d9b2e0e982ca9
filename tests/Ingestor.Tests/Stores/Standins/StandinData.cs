namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>The points a stand-in holds: by series, then time; a field written again has its newer value.</summary>
internal sealed class StandinData
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Meter, string Site), SortedDictionary<long, Dictionary<string, double>>> _series = [];

    public void Add(IEnumerable<StandinLine> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                if (!_series.TryGetValue((line.Meter, line.Site), out var points))
                {
                    _series[(line.Meter, line.Site)] = points = [];
                }

                if (!points.TryGetValue(line.TimeMs, out var fields))
                {
                    points[line.TimeMs] = fields = [];
                }

                foreach (var (name, value) in line.Fields)
                {
                    fields[name] = value;
                }
            }
        }
    }

    public IReadOnlyList<(long TimeMs, IReadOnlyDictionary<string, double> Fields)> Read(string meter, string site, long fromMs, long toMs)
    {
        lock (_gate)
        {
            return _series.TryGetValue((meter, site), out var points)
                ? [.. points.Where(p => p.Key >= fromMs && p.Key < toMs).Select(p => (p.Key, (IReadOnlyDictionary<string, double>)new Dictionary<string, double>(p.Value)))]
                : [];
        }
    }
}
