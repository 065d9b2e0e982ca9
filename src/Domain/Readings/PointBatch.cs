using System.Runtime.InteropServices;
using Monitoring.Domain.Quantities;

namespace Monitoring.Domain.Readings;

/// <summary>
/// Points with their values in two flat lists, to carry many readings with few allocations. Not safe for concurrent writers.
/// The site is not part of it: the gateway key decides the site.
/// </summary>
public sealed class PointBatch
{
    private readonly List<Point> _points = [];
    private readonly List<QuantityValue> _values = [];

    /// <summary>The points, in the order they were added.</summary>
    public ReadOnlySpan<Point> Points => CollectionsMarshal.AsSpan(_points);

    /// <summary>Number of points.</summary>
    public int Count => _points.Count;

    /// <summary>Number of values of all points.</summary>
    public int ValueCount => _values.Count;

    /// <summary>The values of <paramref name="point"/>.</summary>
    public ReadOnlySpan<QuantityValue> ValuesOf(Point point) => CollectionsMarshal.AsSpan(_values).Slice(point.First, point.Count);

    /// <summary>Adds a value for the point that <see cref="EndPoint"/> will close.</summary>
    public void AddValue(Quantity quantity, double value) => _values.Add(new QuantityValue(quantity, value));

    /// <summary>Closes a point over the values added since the last one; a point without values is not added.</summary>
    /// <returns>True when a point was added.</returns>
    public bool EndPoint(string meter, long timeMs, int line = 0)
    {
        var first = _points.Count == 0 ? 0 : _points[^1].First + _points[^1].Count;
        if (_values.Count == first)
        {
            return false;
        }

        _points.Add(new Point(meter, timeMs, first, _values.Count - first, line));
        return true;
    }

    /// <summary>Drops the values added since the last closed point.</summary>
    public void DropOpenValues()
    {
        var first = _points.Count == 0 ? 0 : _points[^1].First + _points[^1].Count;
        _values.RemoveRange(first, _values.Count - first);
    }

    /// <summary>Adds a whole point.</summary>
    public void Add(string meter, long timeMs, params ReadOnlySpan<QuantityValue> values)
    {
        foreach (var value in values)
        {
            _values.Add(value);
        }

        EndPoint(meter, timeMs);
    }

    /// <summary>Empties the batch, keeping its memory.</summary>
    public void Clear()
    {
        _points.Clear();
        _values.Clear();
    }
}
