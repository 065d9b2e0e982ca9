using System.Text;

namespace Monitoring.Gateway.Decoding;

/// <summary>One key in the tree of known JSON paths.</summary>
internal sealed class PathNode(string name)
{
    private readonly List<PathNode> _children = [];
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private Dictionary<int, PathNode[]> _byHash = [];

    /// <summary>What the value becomes; mostly one, sometimes also a second quantity.</summary>
    internal ValueTarget[] Targets { get; private set; } = [];

    internal bool IsTime { get; set; }

    /// <summary>The keys under it are quantity names.</summary>
    internal bool HasQuantityKeys { get; set; }

    internal bool IsInner => _children.Count > 0 || HasQuantityKeys;

    internal void Add(ValueTarget target) => Targets = [.. Targets, target];

    /// <summary>The node of a path such as <c>ENERGY.Power.0</c>, created where it does not exist; "" is this node.</summary>
    internal PathNode Ensure(string path)
    {
        var node = this;
        foreach (var key in path.Length == 0 ? [] : path.Split('.'))
        {
            var child = node._children.Find(c => c._name.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(key)));
            if (child is null)
            {
                child = new PathNode(key);
                node._children.Add(child);
                node._byHash = node._children.GroupBy(c => Hash(c._name)).ToDictionary(g => g.Key, g => g.ToArray());
            }

            node = child;
        }

        return node;
    }

    /// <summary>
    /// The child for a key. Meters write their keys in the same order every time, so the one after the last found
    /// (<paramref name="next"/>) is tried first.
    /// </summary>
    internal PathNode? Find(ReadOnlySpan<byte> key, ref int next)
    {
        if (next < _children.Count && key.SequenceEqual(_children[next]._name))
        {
            return _children[next++];
        }

        if (_byHash.TryGetValue(Hash(key), out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (key.SequenceEqual(candidate._name))
                {
                    next = _children.IndexOf(candidate) + 1;
                    return candidate;
                }
            }
        }

        return null;
    }

    // FNV-1a.
    private static int Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var b in key)
        {
            hash = (hash ^ b) * 16777619u;
        }

        return (int)hash;
    }
}
