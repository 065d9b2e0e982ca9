using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>
/// A device that announces itself to Home Assistant: where its values are, in which unit and what they are, in the abbreviated keys; the
/// templates have the three forms in use.
/// </summary>
internal sealed class HomeAssistant(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at) =>
    [
        Config("power", "W", "power", "measurement", "{{ value_json.power }}"),
        Config("energy", "kWh", "energy", "total_increasing", "{{value_json['energy']['total']}}"),
        Config("current", "A", "current", "measurement", "{{ value_json.current | float / 1000 }}"),
        Text($"{Meter.Id}/status", "online", isRetained: true),
    ];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Json($"{Meter.Id}/state", new JsonObject
        {
            ["power"] = Round(reading.W, 1), ["energy"] = new JsonObject { ["total"] = Round(reading.ImportWh / 1000, 3) },
            ["current"] = Round(1000 * reading.Amperes, 0),
        }),
    ];

    private MeterMessage Config(string name, string unit, string deviceClass, string stateClass, string template) => Json(
        $"homeassistant/sensor/{Meter.Id}/{name}/config",
        new JsonObject
        {
            ["~"] = Meter.Id, ["name"] = $"{Meter.Id} {name}", ["stat_t"] = "~/state", ["avty_t"] = "~/status", ["pl_avail"] = "online",
            ["pl_not_avail"] = "offline", ["uniq_id"] = $"{Meter.Id}_{name}", ["dev"] = new JsonObject { ["ids"] = new JsonArray(Meter.Id) },
            ["unit_of_meas"] = unit, ["dev_cla"] = deviceClass, ["stat_cla"] = stateClass, ["val_tpl"] = template,
        },
        isRetained: true);
}
