using Monitoring.Dashboard.Findings;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>The listed findings, in order, with the open one.</summary>
/// <param name="Items">Listed findings; heaviest first.</param>
/// <param name="Selected">Index of the open one; −1 when nothing is listed.</param>
/// <param name="Counts">Number of findings of each list, whatever the filter.</param>
public sealed record ReviewQueue(IReadOnlyList<FindingItem> Items, int Selected, IReadOnlyDictionary<ReviewShow, int> Counts)
{
    /// <summary>The open finding.</summary>
    public FindingItem? Open => Selected >= 0 ? Items[Selected] : null;

    /// <summary>The finding <paramref name="steps"/> further down; stays within the list.</summary>
    public FindingItem? Step(int steps) => Items.Count == 0 ? null : Items[Math.Clamp(Selected + steps, 0, Items.Count - 1)];

    /// <summary>Lists findings.</summary>
    /// <param name="all">All findings in order.</param>
    /// <param name="query">What the address asks for.</param>
    /// <param name="textOf">The text a filter looks into.</param>
    public static ReviewQueue Of(IReadOnlyList<FindingItem> all, ReviewQuery query, Func<FindingItem, string> textOf)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(query);
        var words = query.Filter.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        var items = all
            .Where(i => ReviewQuery.Lists(query.Show, i.Status.State) || (query.Selected is { } id && query.IdOf(i) == id))
            .Where(i => words.All(w => textOf(i).Contains(w, StringComparison.CurrentCultureIgnoreCase)))
            .ToList();
        var selected = query.Selected is { } wanted ? items.FindIndex(i => query.IdOf(i) == wanted) : -1;
        return new ReviewQueue(
            items, selected >= 0 ? selected : items.Count > 0 ? 0 : -1,
            Enum.GetValues<ReviewShow>().ToDictionary(s => s, s => all.Count(i => ReviewQuery.Lists(s, i.Status.State))));
    }
}
