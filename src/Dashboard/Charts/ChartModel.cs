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

    /// <summary>One sentence with the gist, for those who do not see the picture.</summary>
    public required string Description { get; init; }

    /// <summary>Columns as parallel arrays and the few words the drawing needs; sent to the browser as JSON.</summary>
    public required object Data { get; init; }

    /// <summary>The same figures as a table.</summary>
    public required ChartTable Table { get; init; }
}
