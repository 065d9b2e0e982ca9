using MudBlazor;

namespace Monitoring.Dashboard.Theming;

/// <summary>
/// MudBlazor in our colours, type and corners. The same colours stand as CSS variables in <c>wwwroot/site.css</c>,
/// which the pages and charts use; MudBlazor wants them as values.
/// </summary>
public static class DashboardTheme
{
    private static readonly string[] Fonts =
        ["Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "BIZ UDPGothic", "Yu Gothic UI", "Meiryo", "sans-serif"];

    /// <summary>The one theme of all pages.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0B5CAD", Secondary = "#4A5563", Tertiary = "#4A5563", Info = "#0B5CAD", Success = "#1A1F26",
            Warning = "#8A5A00", Error = "#C4122F", Dark = "#1A1F26",
            TextPrimary = "#1A1F26", TextSecondary = "#4A5563", TextDisabled = "#606A76",
            ActionDefault = "#4A5563", ActionDisabled = "#606A76", ActionDisabledBackground = "#D5DAE1",
            Background = "#F4F6F8", BackgroundGray = "#F4F6F8", Surface = "#FFFFFF",
            AppbarBackground = "#FFFFFF", AppbarText = "#1A1F26", DrawerBackground = "#FFFFFF", DrawerText = "#1A1F26", DrawerIcon = "#4A5563",
            LinesDefault = "#D5DAE1", LinesInputs = "#606A76", TableLines = "#D5DAE1", Divider = "#D5DAE1", DividerLight = "#D5DAE1",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7DB8F5", PrimaryContrastText = "#0F1318", Secondary = "#B4BDC9", Tertiary = "#B4BDC9", Info = "#7DB8F5",
            Success = "#E8ECF1", Warning = "#FFD400", WarningContrastText = "#0F1318", Error = "#FF6B6B", ErrorContrastText = "#0F1318", Dark = "#2C343E",
            TextPrimary = "#E8ECF1", TextSecondary = "#B4BDC9", TextDisabled = "#8C97A5",
            ActionDefault = "#B4BDC9", ActionDisabled = "#8C97A5", ActionDisabledBackground = "#2C343E",
            Background = "#0F1318", BackgroundGray = "#0F1318", Surface = "#14181E",
            AppbarBackground = "#14181E", AppbarText = "#E8ECF1", DrawerBackground = "#14181E", DrawerText = "#E8ECF1", DrawerIcon = "#B4BDC9",
            LinesDefault = "#2C343E", LinesInputs = "#8C97A5", TableLines = "#2C343E", Divider = "#2C343E", DividerLight = "#2C343E",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = Type<DefaultTypography>("16px", "1.7"),
            H1 = Type<H1Typography>("20px", "1.4", "700"),
            H2 = Type<H2Typography>("16px", "1.7", "700"),
            H3 = Type<H3Typography>("16px", "1.7", "700"),
            H4 = Type<H4Typography>("16px", "1.7", "700"),
            H5 = Type<H5Typography>("16px", "1.7", "700"),
            H6 = Type<H6Typography>("16px", "1.7", "700"),
            Subtitle1 = Type<Subtitle1Typography>("16px", "1.7"),
            Subtitle2 = Type<Subtitle2Typography>("14px", "1.45", "700"),
            Body1 = Type<Body1Typography>("16px", "1.7"),
            Body2 = Type<Body2Typography>("14px", "1.45"),
            Button = Type<ButtonTypography>("14px", "1.45", "700"),
            Caption = Type<CaptionTypography>("14px", "1.45"),
            Overline = Type<OverlineTypography>("14px", "1.45"),
        },
        Shadows = new Shadow { Elevation = [.. Enumerable.Repeat("none", 26)] },
    };

    private static T Type<T>(string size, string lineHeight, string weight = "400")
        where T : BaseTypography, new() => new()
        {
            FontFamily = Fonts,
            FontSize = size,
            FontWeight = weight,
            LineHeight = lineHeight,
            LetterSpacing = "0",
            TextTransform = "none",
        };
}
