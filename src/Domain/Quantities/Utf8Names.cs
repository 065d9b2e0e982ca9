using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Monitoring.Domain.Quantities;

/// <summary>A fixed set of names looked up by characters or by UTF-8 bytes without allocating.</summary>
/// <typeparam name="T">What a name stands for.</typeparam>
public sealed class Utf8Names<T>
    where T : class
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _byChars;
    private readonly Dictionary<ulong, List<(byte[] Name, T Item)>> _byHash = [];

    /// <summary>Creates the set.</summary>
    public Utf8Names(IEnumerable<KeyValuePair<string, T>> items)
    {
        var dictionary = new Dictionary<string, T>(items, StringComparer.Ordinal);
        _byChars = dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (name, item) in dictionary)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var hash = Hash(bytes);
            if (!_byHash.TryGetValue(hash, out var bucket))
            {
                _byHash[hash] = bucket = [];
            }

            bucket.Add((bytes, item));
        }
    }

    /// <summary>Finds an item by its exact name.</summary>
    public bool TryGet(ReadOnlySpan<char> name, [NotNullWhen(true)] out T? item) => _byChars.TryGetValue(name, out item);

    /// <summary>Finds an item by its exact name in UTF-8.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, [NotNullWhen(true)] out T? item)
    {
        if (_byHash.TryGetValue(Hash(name), out var bucket))
        {
            foreach (var (known, value) in bucket)
            {
                if (name.SequenceEqual(known))
                {
                    item = value;
                    return true;
                }
            }
        }

        item = null;
        return false;
    }

    // FNV-1a: short names, no allocation.
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
