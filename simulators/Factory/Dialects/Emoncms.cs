using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>Emoncms: <c>emon/node</c> with an object of numbers and the time in seconds.</summary>
internal sealed class Emoncms(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Json($"emon/{Meter.Id}", new JsonObject
        {
            ["power"] = Round(reading.W, 0), ["vrms"] = Round(reading.Volts, 1), ["energy"] = reading.ImportWh, ["time"] = reading.Time.ToUnixTimeSeconds(),
        }),
    ];
}
