using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>The Things Stack (TTN v3): an uplink of a LoRaWAN meter. A field that is "", 0 or false is not there at all.</summary>
internal sealed class ThingsStack(DialectContext context) : Dialect(context)
{
    private int _frame;

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        var received = LoraFrame.Time(reading.Time);
        var uplink = new JsonObject
        {
            ["f_port"] = 1, ["f_cnt"] = _frame, ["frm_payload"] = LoraFrame.Base64(reading), ["decoded_payload"] = LoraFrame.Decoded(reading),
            ["rx_metadata"] = new JsonArray(new JsonObject { ["gateway_ids"] = new JsonObject { ["gateway_id"] = "gw1" }, ["rssi"] = -36, ["snr"] = 10.5 }),
            ["settings"] = new JsonObject { ["time"] = received }, ["received_at"] = received,
        };
        if (_frame++ == 0)
        {
            uplink.Remove("f_cnt");
        }

        yield return Json($"v3/{Plant.Id}@ttn/devices/{Meter.Id}/up", new JsonObject
        {
            ["end_device_ids"] = new JsonObject
            {
                ["device_id"] = Meter.Id, ["application_ids"] = new JsonObject { ["application_id"] = Plant.Id }, ["dev_eui"] = LoraFrame.Eui(Meter.Id),
                ["dev_addr"] = LoraFrame.Eui(Meter.Id)[8..],
            },
            ["received_at"] = received, ["uplink_message"] = uplink,
        });
    }
}
