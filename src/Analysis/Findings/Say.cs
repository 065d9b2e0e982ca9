using System.Globalization;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Findings;

/// <summary>Sentences with numbers. They are stored, so they must not depend on the culture of the process that wrote them.</summary>
internal static class Say
{
    internal static BilingualText That(FormattableString ja, FormattableString en) =>
        new(ja.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));

    /// <summary>kW with three significant figures, at most one decimal: 4.2, 38, 412.</summary>
    internal static string Kw(double watts) =>
        (watts / 1000).ToString(Math.Abs(watts) < 9_950 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>A share (0 to 1) in whole percent.</summary>
    internal static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";
}
