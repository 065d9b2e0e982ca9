using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>Zigbee2MQTT: every message holds all fields, also those that a device has not measured anew. Counter in kWh.</summary>
internal sealed class Zigbee2Mqtt(DialectContext context) : Dialect(context)
{
    private string Topic => $"zigbee2mqtt/{Meter.Id}";

    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at) =>
        [Json($"{Topic}/availability", new JsonObject { ["state"] = "online" }, isRetained: true)];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading) => [Json(Topic, Meter.Phases.Count > 1 ? Phases(reading) : Plug(reading))];

    private static JsonObject Plug(MeterReading reading) => new()
    {
        ["child_lock"] = "UNLOCK", ["current"] = Round(reading.Amperes, 2), ["energy"] = Round(reading.ImportWh / 1000, 2),
        ["last_seen"] = reading.Time.ToUnixTimeMilliseconds(), ["linkquality"] = 144, ["power"] = Round(reading.W, 0), ["state"] = "ON",
        ["voltage"] = Round(reading.Volts, 0),
    };

    // The names of the converters: without a suffix it is the first phase.
    private static JsonObject Phases(MeterReading reading)
    {
        var json = new JsonObject
        {
            ["ac_frequency"] = Round(reading.Hertz, 2), ["energy"] = Round(reading.ImportWh / 1000, 2),
            ["last_seen"] = reading.Time.ToUnixTimeMilliseconds(), ["linkquality"] = 144, ["produced_energy"] = Round(reading.ExportWh / 1000, 2),
        };
        foreach (var (suffix, phase) in ((string[])["", "_phase_b", "_phase_c"]).Zip(reading.Phases))
        {
            json["current" + suffix] = Round(phase.Amperes, 2);
            json["power" + suffix] = Round(phase.W, 0);
            json["power_factor" + suffix] = Round(phase.PowerFactor, 2);
            json["voltage" + suffix] = Round(phase.Volts, 1);
        }

        return json;
    }
}
