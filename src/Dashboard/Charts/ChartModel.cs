namespace Monitoring.Dashboard.Charts;

/// <summary>
/// Everything a chart needs: what to draw (<see cref="Kind"/>, <see cref="Data"/>), what to say about it and the same
/// figures as a table. Built by pure functions of the data, so it is tested without a browser.
/// </summary>
public sealed record ChartModel
{
    /// <summary>Name of the drawing module <c>wwwroot/charts/{kind}.js</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Says what is shown.</summary>
    public required string Title { get; init; }

    /// <summary>Unit, resolution and source.</summary>
    public string Subtitle { get; init; } = string.Empty;

    /// <summary>What the shadings and fills mean, where the drawing does not label them itself.</summary>
    public IReadOnlyList<ChartKey> Keys { get; init; } = [];

    /// <summary>One sentence with the gist, for those who do not see the picture.</summary>
    public required string Description { get; init; }

    /// <summary>Columns as parallel arrays and the few words the drawing needs; sent to the browser as JSON.</summary>
    public required object Data { get; init; }

    /// <summary>The same figures as a table.</summary>
    public required ChartTable Table { get; init; }
}

/// <summary>One entry of the key beside a chart's title.</summary>
/// <param name="Name">What it means.</param>
/// <param name="Swatch">Its look, a CSS class <c>swatch-…</c> of <c>site.css</c>: <c>band</c>, <c>dark</c>, <c>light</c>, <c>finding</c>, <c>missing</c>, <c>estimated</c>, <c>estimated-bar</c>, <c>estimated-line</c>.</param>
public sealed record ChartKey(string Name, string Swatch);
