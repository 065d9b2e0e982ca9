using Monitoring.Dashboard.Now;

namespace Monitoring.Dashboard.Components.NowParts;

/// <summary>Icon and CSS class of a verdict: a state is always word, icon and colour together.</summary>
public static class VerdictLook
{
    /// <summary>The icon; plain for the quiet states.</summary>
    public static string Icon(VerdictKind kind) => kind switch
    {
        VerdictKind.Normal => "○",
        VerdictKind.Caution => "▲",
        VerdictKind.Alarm => "■!",
        VerdictKind.Limit => "⊘",
        _ => "－",
    };

    /// <summary>The CSS class; only states that ask for action have a colour.</summary>
    public static string Class(VerdictKind kind) => kind switch
    {
        VerdictKind.Caution => "state-caution",
        VerdictKind.Alarm => "state-alarm",
        VerdictKind.Limit => "state-limit",
        _ => "state-quiet",
    };
}
