using System.Globalization;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Formats;

/// <summary>
/// How figures are written: half-width digits with comma groups, a true minus sign (U+2212), a dash for what is missing
/// (never 0), a no-break space before the unit. The same digits in both languages; money differs.
/// </summary>
public static class Figures
{
    /// <summary>Stands for a value that is not known.</summary>
    public const string Missing = "—";

    private const string Space = "\u00A0";

    /// <summary>Decimals for power: 0 from 100 kW, 1 from 10 kW, 2 below, judged after rounding so that 99.96 becomes 100.</summary>
    public static int KwDigits(double? kw) => Math.Abs(kw ?? 0) switch
    {
        >= 99.95 => 0,
        >= 9.995 => 1,
        _ => 2,
    };

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Number(double? value, int digits)
    {
        if (value is not { } known || !double.IsFinite(known))
        {
            return Missing;
        }

        var rounded = Math.Round(known, digits, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + text : text;
    }

    /// <summary>Power or energy without its unit, with the decimals of <see cref="KwDigits"/>.</summary>
    public static string Kw(double? kw) => Number(kw, KwDigits(kw));

    /// <summary>A number and its unit, never parted at a line end; without the unit where the value is missing.</summary>
    public static string WithUnit(double? value, int digits, string unit)
    {
        var number = Number(value, digits);
        return number == Missing ? Missing : number + Space + unit;
    }

    /// <summary>Power to switch off, rounded up to whole kilowatts from 10 kW: shedding what is said must be enough.</summary>
    public static string KwToShed(double? kw) => kw is >= 10 ? WithUnit(Math.Ceiling(kw.Value), 0, "kW") : KwUnit(kw);

    /// <summary>Power to spare, rounded down to whole kilowatts from 10 kW: using what is said must be safe.</summary>
    public static string KwToSpare(double? kw) => kw is >= 10 ? WithUnit(Math.Floor(kw.Value), 0, "kW") : KwUnit(kw);

    /// <summary>Power, <c>412 kW</c>.</summary>
    public static string KwUnit(double? kw) => WithUnit(kw, KwDigits(kw), "kW");

    /// <summary>Energy, <c>1,234 kWh</c>, with the decimals of <see cref="KwDigits"/>.</summary>
    public static string KwhUnit(double? kwh) => WithUnit(kwh, KwDigits(kwh), "kWh");

    /// <summary>A share (0 to 1) as percent, <c>85%</c>.</summary>
    public static string Percent(double? share, int digits = 0)
    {
        var number = Number(share * 100, digits);
        return number == Missing ? Missing : number + "%";
    }

    /// <summary>Money to the yen: <c>12,345円</c>, in English <c>¥12,345</c>.</summary>
    public static string Yen(double? yen) => Money(Number(yen, 0), string.Empty);

    /// <summary>Money in a summary: from 10,000 yen <c>123.4万円</c>, from 100 million <c>1.23億円</c>; in English <c>¥1,234,000</c>.</summary>
    public static string YenSummary(double? yen)
    {
        if (yen is not { } known || Languages.IsEnglish)
        {
            return Yen(yen);
        }

        var (number, scale) = Scaled(known, Scale(known));
        return Money(number, scale);
    }

    /// <summary>A range of money in a summary: <c>12〜18万円</c>, in English <c>¥120,000–180,000</c>.</summary>
    public static string YenRange(double? low, double? high)
    {
        if (low is not { } from || high is not { } to)
        {
            return Missing;
        }

        // Both languages round alike: an estimate to the yen would claim more than it knows.
        var scale = Scale(Math.Max(Math.Abs(from), Math.Abs(to)));
        var digits = scale == 1 ? 0 : Math.Max(Math.Abs(from), Math.Abs(to)) / scale >= 10 ? 0 : 1;
        if (Languages.IsEnglish)
        {
            var (lowYen, highYen) = (Math.Round(from / scale, digits) * scale, Math.Round(to / scale, digits) * scale);
            return lowYen == highYen ? Yen(highYen) : $"¥{Number(lowYen, 0)}–{Number(highYen, 0)}";
        }

        var (lowText, highText) = (Number(from / scale, digits), Number(to / scale, digits));
        return (lowText == highText ? highText : lowText + "〜" + highText) + ScaleName(scale) + "円";
    }

    private static string Money(string number, string scale)
    {
        if (number == Missing)
        {
            return Missing;
        }

        if (!Languages.IsEnglish)
        {
            return number + scale + "円";
        }

        return number[0] == '−' ? "−¥" + number[1..] : "¥" + number;
    }

    private static double Scale(double yen) => Math.Abs(yen) switch
    {
        >= 99_995_000 => 1e8,
        >= 9_999.5 => 1e4,
        _ => 1,
    };

    private static string ScaleName(double scale) => scale switch { 1e8 => "億", 1e4 => "万", _ => string.Empty };

    private static (string Number, string Scale) Scaled(double yen, double scale) =>
        (Number(yen / scale, scale switch { 1e8 => 2, 1e4 => 1, _ => 0 }), ScaleName(scale));
}
