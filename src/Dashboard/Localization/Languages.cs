using System.Globalization;

namespace Monitoring.Dashboard.Localization;

/// <summary>The languages of the screens: Japanese first, English second.</summary>
public static class Languages
{
    /// <summary>Japanese.</summary>
    public static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");

    /// <summary>English. British, because it counts weeks from Monday and hours to 24 as a plant does.</summary>
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>True when the current UI culture is English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The value for <c>lang</c> of the page.</summary>
    public static string Tag => IsEnglish ? "en" : "ja";

    /// <summary>The culture of a language tag; Japanese for anything but English.</summary>
    public static CultureInfo Of(string? tag) =>
        tag is not null && tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Japanese;
}
