using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway.Decoding;

/// <summary>One entry of <c>Gateway:Mappings</c>: topics whose payload is one plain number. The reading is number × scale + offset.</summary>
public sealed class MappingOptions
{
    /// <summary>MQTT topic filter, e.g. <c>plant/+/power</c>.</summary>
    public string Topic { get; set; } = string.Empty;

    /// <summary>Meter id; <c>{1}</c> stands for the first wildcard of the filter, <c>{2}</c> for the second.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>Quantity name, e.g. <c>active_power_w</c>.</summary>
    public string Quantity { get; set; } = string.Empty;

    /// <summary>Factor to the quantity's unit, e.g. 1000 for a number in kW.</summary>
    public double Scale { get; set; } = 1;

    /// <summary>Added after scaling, in the quantity's unit.</summary>
    public double Offset { get; set; }

    /// <summary>
    /// What a comma in the number means: true, it is the decimal mark; false, it groups thousands. Where it is not given, a number that could
    /// be either, such as <c>1,234</c>, is refused.
    /// </summary>
    public bool? DecimalComma { get; set; }

    internal IEnumerable<string> Errors(int index)
    {
        var key = $"Gateway:Mappings:{index}";
        if (string.IsNullOrWhiteSpace(Topic))
        {
            yield return $"{key}:Topic is empty; give a topic filter such as plant/+/power.";
        }

        if (string.IsNullOrWhiteSpace(Meter))
        {
            yield return $"{key}:Meter is empty; give a meter id, with {{1}} for the first wildcard of the topic.";
        }

        if (!QuantityCatalogue.TryGet(Quantity.AsSpan(), out _))
        {
            yield return $"{key}:Quantity is '{Quantity}'; give one of {string.Join(", ", QuantityCatalogue.All)}.";
        }

        if (!double.IsFinite(Scale) || Scale == 0 || !double.IsFinite(Offset))
        {
            yield return $"{key}:Scale and Offset must be finite numbers and Scale not 0.";
        }
    }
}
