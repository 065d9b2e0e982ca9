using System.Globalization;
using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>How a column becomes a quantity.</summary>
public enum ColumnKind
{
    /// <summary>A value at the row's instant; counters stay as they are.</summary>
    Value,

    /// <summary>An amount per row's interval; it becomes a growing counter.</summary>
    PerInterval,

    /// <summary>An amount per row's interval; it becomes the mean rate over the interval, per hour.</summary>
    MeanRate,
}

/// <summary>One <c>--map</c>: <c>COLUMN=quantity[:per-interval|:mean-rate][*SCALE]</c>.</summary>
/// <param name="Column">Column name in the header.</param>
/// <param name="Quantity">Target quantity.</param>
/// <param name="Kind">How the value is read.</param>
/// <param name="Scale">Factor to the quantity's unit, e.g. 1000 for kWh to Wh; negative turns the sign.</param>
public sealed record ColumnMap(string Column, Quantity Quantity, ColumnKind Kind, double Scale)
{
    /// <summary>Reads one mapping.</summary>
    /// <exception cref="FormatException">It does not fit; the message shows the form.</exception>
    public static ColumnMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.LastIndexOf('=');
        if (equals <= 0)
        {
            throw Wrong(text, "there is no '='");
        }

        var target = text[(equals + 1)..];
        var scale = 1.0;
        var star = target.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0)
        {
            if (!double.TryParse(target[(star + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out scale) || scale == 0)
            {
                throw Wrong(text, "the scale is not a number");
            }

            target = target[..star];
        }

        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var kind = (colon < 0 ? "" : target[(colon + 1)..]) switch
        {
            "" => ColumnKind.Value,
            "per-interval" => ColumnKind.PerInterval,
            "mean-rate" => ColumnKind.MeanRate,
            var other => throw Wrong(text, $"'{other}' is not known"),
        };
        var name = colon < 0 ? target : target[..colon];
        return QuantityCatalogue.TryGet(name.AsSpan(), out var quantity)
            ? new ColumnMap(text[..equals], quantity, kind, scale)
            : throw Wrong(text, $"'{name}' is not a quantity");
    }

    private static FormatException Wrong(string text, string why) => new(
        $"--map '{text}': {why}. The form is COLUMN=quantity[:per-interval|:mean-rate][*SCALE], e.g. \"kWh=energy_import_wh:per-interval*1000\".");
}
