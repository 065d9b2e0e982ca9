using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>Neuron: <c>/neuron/node/driver/group</c> with values or with tags. A tag that the meter did not answer is an error, not a gap.</summary>
internal sealed class Neuron(DialectContext context, bool asTags) : Dialect(context)
{
    // The register of the neutral current is not there in this meter [choice].
    private const string MissingTag = "neutral_current";
    private const int MissingError = 2014;

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        (string Name, double Value)[] tags =
        [
            ("active_power", Round(reading.W / 1000, 2)), ("active_energy", Round(reading.ImportWh / 1000, 2)), ("voltage", Round(reading.Volts, 1)),
        ];
        var json = new JsonObject { ["node"] = "modbus", ["group"] = "grp", ["timestamp"] = reading.Time.ToUnixTimeMilliseconds() };
        if (asTags)
        {
            json["tags"] = new JsonArray(
            [
                .. tags.Select(t => new JsonObject { ["name"] = t.Name, ["value"] = t.Value }),
                new JsonObject { ["name"] = MissingTag, ["error"] = MissingError },
            ]);
        }
        else
        {
            json["values"] = new JsonObject(tags.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)t.Value)));
            json["errors"] = new JsonObject { [MissingTag] = MissingError };
        }

        yield return Json($"/neuron/{Plant.Id}/{Meter.Id}/grp", json);
    }
}
