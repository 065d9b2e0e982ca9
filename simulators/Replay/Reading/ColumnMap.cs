using System.Globalization;
using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>What the cells of a column are.</summary>
public enum ColumnKind
{
    /// <summary>The value itself, of a gauge or a counter.</summary>
    Value,

    /// <summary>The amount of the row's interval: it becomes a growing counter, and where the quantity has a rate also the mean of that.</summary>
    PerInterval,

    /// <summary>The amount of the row's interval, of which only the mean rate per hour is wanted.</summary>
    MeanRate,
}

/// <summary>One <c>--map</c>: which column becomes which quantity, and how.</summary>
/// <param name="Column">Column name in the header.</param>
/// <param name="Quantity">Target quantity.</param>
/// <param name="Kind">What a cell is.</param>
/// <param name="Scale">Factor from the cell to the quantity's unit, e.g. 1000 for kWh; negative turns the sign.</param>
public sealed record ColumnMap(string Column, Quantity Quantity, ColumnKind Kind, double Scale)
{
    private const string PerIntervalWord = "per-interval";
    private const string MeanRateWord = "mean-rate";
    private const string Form = "The form is COLUMN=quantity[:unit][*SCALE] for a value or counter, COLUMN=quantity[:unit]-per-interval[*SCALE]"
        + " for an amount per row (…:mean-rate for its mean alone), e.g. \"Usage=energy_import_wh:kwh-per-interval\".";

    private static readonly Dictionary<string, (string Unit, double Scale)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["w"] = ("W", 1), ["kw"] = ("W", 1e3), ["mw"] = ("W", 1e6),
        ["wh"] = ("Wh", 1), ["kwh"] = ("Wh", 1e3), ["mwh"] = ("Wh", 1e6),
        ["var"] = ("var", 1), ["kvar"] = ("var", 1e3), ["varh"] = ("varh", 1), ["kvarh"] = ("varh", 1e3),
        ["va"] = ("VA", 1), ["kva"] = ("VA", 1e3), ["v"] = ("V", 1), ["kv"] = ("V", 1e3), ["a"] = ("A", 1), ["hz"] = ("Hz", 1),
        ["c"] = ("°C", 1), ["pct"] = ("%", 1), ["pa"] = ("Pa", 1), ["kpa"] = ("Pa", 1e3), ["mpa"] = ("Pa", 1e6), ["bar"] = ("Pa", 1e5),
        ["m3h"] = ("m3/h", 1), ["m3"] = ("m3", 1), ["l"] = ("m3", 1e-3),
    };

    /// <summary>The gauge that an amount's rate per hour is, and its sign; null where there is none.</summary>
    public (Quantity Quantity, int Sign)? Rate => Kind switch
    {
        ColumnKind.PerInterval => RateOfAmount,
        ColumnKind.MeanRate => (Quantity, 1),
        _ => null,
    };

    private (Quantity Quantity, int Sign)? RateOfAmount => Quantity switch
    {
        _ when Quantity == QuantityCatalogue.EnergyImport => (QuantityCatalogue.ActivePower, 1),
        _ when Quantity == QuantityCatalogue.EnergyExport => (QuantityCatalogue.ActivePower, -1),
        _ when Quantity == QuantityCatalogue.ReactiveEnergyLag => (QuantityCatalogue.ReactivePower, 1),
        _ when Quantity == QuantityCatalogue.ReactiveEnergyLead => (QuantityCatalogue.ReactivePower, -1),
        _ when Quantity == QuantityCatalogue.AirVolume => (QuantityCatalogue.AirFlow, 1),
        _ => null,
    };

    /// <summary>Reads one mapping.</summary>
    /// <exception cref="FormatException">It does not fit; the message shows what and the form.</exception>
    public static ColumnMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.LastIndexOf('=');
        if (equals <= 0)
        {
            throw Wrong(text, "there is no '='");
        }

        var target = text[(equals + 1)..];
        var scale = ScaleOf(text, ref target);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var how = colon < 0 ? string.Empty : target[(colon + 1)..];
        var name = colon < 0 ? target : target[..colon];
        if (!QuantityCatalogue.TryGet(name.AsSpan(), out var quantity))
        {
            throw Wrong(text, $"'{name}' is not a quantity");
        }

        if (how.Equals(MeanRateWord, StringComparison.OrdinalIgnoreCase))
        {
            return quantity.Kind == QuantityKind.Gauge
                ? new ColumnMap(text[..equals], quantity, ColumnKind.MeanRate, scale)
                : throw Wrong(text, $"'{name}' is not a gauge, so it has no mean");
        }

        var perInterval = how.EndsWith(PerIntervalWord, StringComparison.OrdinalIgnoreCase);
        if (perInterval && quantity.Kind != QuantityKind.Counter)
        {
            throw Wrong(text, $"'{name}' is not a counter, so it has no amount per interval");
        }

        var unit = perInterval ? how[..^PerIntervalWord.Length].TrimEnd('-') : how;
        return new ColumnMap(text[..equals], quantity, perInterval ? ColumnKind.PerInterval : ColumnKind.Value, scale * UnitOf(text, unit, quantity));
    }

    private static double ScaleOf(string text, ref string target)
    {
        var star = target.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return 1;
        }

        var number = target[(star + 1)..];
        target = target[..star];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && double.IsFinite(scale) && scale != 0
            ? scale
            : throw Wrong(text, $"'{number}' is not a scale");
    }

    // A unit of another dimension is refused: kW taken for kWh would be a wrong figure that looks right.
    private static double UnitOf(string text, string unit, Quantity quantity) =>
        unit.Length == 0 ? 1
        : !Units.TryGetValue(unit, out var known) ? throw Wrong(text, $"'{unit}' is not a known unit")
        : known.Unit != quantity.Unit ? throw Wrong(text, $"'{unit}' does not fit {quantity.Name}, which is in {quantity.Unit}")
        : known.Scale;

    private static FormatException Wrong(string text, string why) => new($"--map '{text}': {why}. {Form}");
}
