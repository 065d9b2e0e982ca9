using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>What a flow in Node-RED sends: nested, arrays, an ISO time with offset, and a number as text with a decimal comma.</summary>
internal sealed class GenericJson(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Json($"factory/{Plant.Id}/{Meter.Id}", new JsonObject
        {
            ["device"] = new JsonObject { ["name"] = Meter.Id, ["measures"] = Meter.Measures },
            ["time"] = Local(reading.Time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["data"] = new JsonObject
            {
                ["p_kw"] = Round(reading.W / 1000, 2), ["e_kwh"] = (reading.ImportWh / 1000).ToString("F2", CultureInfo.InvariantCulture).Replace('.', ','),
                ["u"] = new JsonArray([.. reading.Phases.Select(p => (JsonNode)Round(p.Volts, 1))]),
            },
        }),
    ];
}
