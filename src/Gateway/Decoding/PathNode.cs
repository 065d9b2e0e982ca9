using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway.Decoding;

/// <summary>What to do with a JSON value at one place: a compiled definition.</summary>
internal sealed class PathNode
{
    private readonly Dictionary<string, PathNode> _building = new(StringComparer.Ordinal);
    private Utf8Names<PathNode>? _children;

    internal List<ValueTarget> Targets { get; } = [];

    internal bool IsTime { get; set; }

    /// <summary>True when unknown keys of this object are quantity names.</summary>
    internal bool HoldsQuantities { get; set; }

    internal PathNode At(string path)
    {
        var node = this;
        foreach (var key in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!node._building.TryGetValue(key, out var child))
            {
                node._building[key] = child = new PathNode();
            }

            node = child;
        }

        return node;
    }

    internal void Freeze()
    {
        _children = new Utf8Names<PathNode>(_building);
        foreach (var child in _building.Values)
        {
            child.Freeze();
        }
    }

    internal PathNode? Child(ReadOnlySpan<byte> key) => _children!.TryGet(key, out var child) ? child : null;
}

/// <summary>Where a number goes.</summary>
internal sealed record ValueTarget(Quantity Quantity, double Scale, double Offset)
{
    internal double Convert(double raw) => (raw * Scale) + Offset;
}
