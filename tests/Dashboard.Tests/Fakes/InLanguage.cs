using System.Globalization;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>Runs what follows in Japanese or English, as a circuit of that language does.</summary>
public sealed class InLanguage : IDisposable
{
    private readonly (CultureInfo, CultureInfo) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InLanguage(string tag) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Of(tag);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
