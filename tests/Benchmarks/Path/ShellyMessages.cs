using System.Globalization;
using System.Text;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Benchmarks.Path;

/// <summary>
/// What 200 Shelly Pro 3EM send on <c>status/em:0</c>, the same in every run. The messages carry no time, so the gateway's clock dates them to
/// the millisecond; the meters take turns, so that two messages of one meter lie as far apart as they can.
/// </summary>
internal static class ShellyMessages
{
    public const int Meters = 200;

    private const int Variants = 64;
    private static readonly string[] Phases = ["a", "b", "c"];

    /// <summary>Every meter in turn, each with many different readings.</summary>
    public static MqttPackets.Publication[] Packets() =>
        [.. Enumerable.Range(0, Variants).SelectMany(v => Enumerable.Range(0, Meters).Select(m => Packet(MeterOf(m), v, m)))];

    /// <summary>The points that such messages become, one every 5 ms in turn, for writing to the database directly.</summary>
    public static PointBatch Points(int count, long firstMs)
    {
        var batch = new PointBatch();
        for (var i = 0; i < count; i++)
        {
            foreach (var (name, value) in Values(i / Meters % Variants, i % Meters))
            {
                if (QuantityOf(name) is { } quantity)
                {
                    batch.AddValue(quantity, value);
                }
            }

            batch.EndPoint(MeterOf(i % Meters), firstMs + (i * 5L));
        }

        return batch;
    }

    private static string MeterOf(int index) => string.Create(CultureInfo.InvariantCulture, $"shellypro3em-{index:0000}");

    private static MqttPackets.Publication Packet(string meter, int variant, int index) =>
        MqttPackets.Publish($"{meter}/status/em:0", Encoding.UTF8.GetBytes(Payload(variant, index)));

    private static string Payload(int variant, int index)
    {
        var fields = Values(variant, index).Select(v => string.Create(CultureInfo.InvariantCulture, $"\"{v.Name}\":{v.Value:0.000}"));

        // With the optional lists, a message of about 560 bytes.
        return $"{{\"id\":0,{string.Join(',', fields)},\"a_errors\":[],\"b_errors\":[],\"c_errors\":[],\"n_errors\":[],\"errors\":[],\"user_calibrated_phase\":[\"a\",\"b\",\"c\"]}}";
    }

    private static IEnumerable<(string Name, double Value)> Values(int variant, int index)
    {
        var random = new Random((variant * Meters) + index);
        var totals = (Current: 0.0, Active: 0.0, Apparent: 0.0);
        foreach (var phase in Phases)
        {
            var voltage = 100 + random.NextDouble();
            var current = 10 + (random.NextDouble() * 50);
            var factor = 0.7 + (random.NextDouble() * 0.3);
            var apparent = voltage * current;
            totals = (totals.Current + current, totals.Active + (apparent * factor), totals.Apparent + apparent);
            yield return ($"{phase}_current", current);
            yield return ($"{phase}_voltage", voltage);
            yield return ($"{phase}_act_power", apparent * factor);
            yield return ($"{phase}_aprt_power", apparent);
            yield return ($"{phase}_pf", factor);
            yield return ($"{phase}_freq", 50 + (random.NextDouble() * 0.1));
        }

        yield return ("n_current", random.NextDouble());
        yield return ("total_current", totals.Current);
        yield return ("total_act_power", totals.Active);
        yield return ("total_aprt_power", totals.Apparent);
    }

    // What the meter's definition makes of a field, written here anew: a benchmark must not trust the code it measures.
    private static Quantity? QuantityOf(string field)
    {
        var total = field[(field.IndexOf('_', StringComparison.Ordinal) + 1)..] switch
        {
            "current" when field[0] == 'n' => QuantityCatalogue.NeutralCurrent,
            "current" => QuantityCatalogue.Current,
            "voltage" => QuantityCatalogue.Voltage,
            "act_power" => QuantityCatalogue.ActivePower,
            "aprt_power" => QuantityCatalogue.ApparentPower,
            "pf" => QuantityCatalogue.PowerFactor,
            "freq" => QuantityCatalogue.Frequency,
            _ => null,
        };
        var phase = Array.IndexOf(Phases, field[..1]) + 1;
        return total is null || phase == 0 ? total : QuantityCatalogue.OfPhase(total, phase);
    }
}
