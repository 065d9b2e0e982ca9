using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Dashboard.Circuits;

/// <summary>Names the unmetered rest of a branch in addresses and lists: no meter id holds a <c>~</c>.</summary>
public static class RestId
{
    private const string Ending = "~rest";

    /// <summary>The name of the rest of <paramref name="branch"/>.</summary>
    public static string Of(string branch) => branch + Ending;

    /// <summary>True for a rest; then <paramref name="branch"/> is whose.</summary>
    public static bool IsRest(string? id, [NotNullWhen(true)] out string? branch)
    {
        branch = id is not null && id.EndsWith(Ending, StringComparison.Ordinal) && id.Length > Ending.Length ? id[..^Ending.Length] : null;
        return branch is not null;
    }
}
