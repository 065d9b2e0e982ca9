using System.Globalization;

namespace Monitoring.Gateway.Decoding;

/// <summary>Numbers as devices write them in text.</summary>
internal static class NumberText
{
    /// <summary>A finite number, with a point or, where there is no point, a single decimal comma.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return double.IsFinite(number);
        }

        if (text.Contains('.') || text.Count(',') != 1 || text.Length > 40)
        {
            return false;
        }

        Span<char> pointed = stackalloc char[text.Length];
        text.Replace(pointed, ',', '.');
        return double.TryParse(pointed, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
