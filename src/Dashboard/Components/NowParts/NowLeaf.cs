using Microsoft.AspNetCore.Components;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Components.NowParts;

/// <summary>A part of the page いま: samples the site's newest state at every beat and renders only itself.</summary>
public abstract class NowLeaf : LiveComponent
{
    /// <summary>Keeps the states.</summary>
    [Inject]
    protected NowFeed Feed { get; set; } = default!;

    /// <summary>Site id.</summary>
    [Parameter, EditorRequired]
    public string Site { get; set; } = default!;

    /// <summary>True on the wall: nothing can be opened or pressed.</summary>
    [Parameter]
    public bool Wall { get; set; }

    /// <summary>The newest state; null before the first.</summary>
    protected SiteNow? State => Feed.Latest(Site);
}
