using System.Text;
using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway.Decoding;

/// <summary>What a number becomes: a quantity, with scale and offset into its unit.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Scale">Factor.</param>
/// <param name="Offset">Added after scaling.</param>
/// <param name="DecimalComma">What a comma in a number means, if somebody has said it.</param>
internal sealed record ValueTarget(Quantity Quantity, double Scale, double Offset, bool? DecimalComma = null)
{
    internal double Apply(double number) => (number * Scale) + Offset;

    /// <summary>Reads a number from text; for a state also on/off and true/false.</summary>
    internal bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        if (NumberText.TryParse(text, out var number, DecimalComma))
        {
            value = Apply(number);
            return Quantity.IsPossible(value);
        }

        value = 0;
        if (Quantity.Kind != QuantityKind.State)
        {
            return false;
        }

        text = text.Trim(" \t\r\n\""u8);
        var on = Ascii.EqualsIgnoreCase(text, "on"u8) || Ascii.EqualsIgnoreCase(text, "true"u8);
        value = on ? 1 : 0;
        return on || Ascii.EqualsIgnoreCase(text, "off"u8) || Ascii.EqualsIgnoreCase(text, "false"u8);
    }
}
