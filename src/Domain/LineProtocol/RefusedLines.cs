using System.Text;

namespace Monitoring.Domain.LineProtocol;

/// <summary>
/// The refused lines of a body. However many there are, and a small compressed body may hold millions, it keeps the number of all
/// and describes a bounded part. Not safe for concurrent use.
/// </summary>
public sealed class RefusedLines
{
    /// <summary>So many are listed with number and reason; more than a sender of sensible batches can have in one.</summary>
    public const int MostListed = 10_000;

    /// <summary>Of so many the text is shown too.</summary>
    public const int MostShown = 1_000;

    private const int MaxText = 200;

    private readonly List<RefusedLine> _listed = [];

    /// <summary>Number of refused lines, listed or not.</summary>
    public int Count { get; private set; }

    /// <summary>The lines that are listed, in the order in which they were refused.</summary>
    public IReadOnlyList<RefusedLine> Listed => _listed;

    /// <summary>Adds a line.</summary>
    /// <param name="line">Line number, from 1.</param>
    /// <param name="text">The line in UTF-8.</param>
    /// <param name="reason">Why it is refused.</param>
    public void Add(int line, ReadOnlySpan<byte> text, string reason)
    {
        if (Count++ < MostListed)
        {
            _listed.Add(new RefusedLine(line, Count <= MostShown ? Show(text) : "", reason, TimeRule.CodeOf(reason)));
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _listed.Clear();
        Count = 0;
    }

    internal static string Show(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * MaxText)]);
        return shown.Length <= MaxText ? shown : shown[..MaxText];
    }
}
