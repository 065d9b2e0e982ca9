using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>ChirpStack v4: an uplink of a LoRaWAN meter whose codec gives <c>object</c>.</summary>
internal sealed class ChirpStack(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        var eui = LoraFrame.Eui(Meter.Id).ToLowerInvariant();
        yield return Json($"application/{Plant.Id}/device/{eui}/event/up", new JsonObject
        {
            ["deduplicationId"] = Unique(eui, reading.Time), ["time"] = LoraFrame.Time(reading.Time)[..^1] + "+00:00",
            ["deviceInfo"] = new JsonObject
            {
                ["tenantName"] = "ChirpStack", ["applicationName"] = Plant.Id, ["deviceName"] = Meter.Id, ["devEui"] = eui,
                ["tags"] = new JsonObject { ["measures"] = Meter.Measures },
            },
            ["dr"] = 1, ["fPort"] = 1, ["data"] = LoraFrame.Base64(reading), ["object"] = LoraFrame.Decoded(reading),
            ["rxInfo"] = new JsonArray(new JsonObject { ["rssi"] = -36, ["snr"] = 10.5 }),
        });
    }

    // The same for the same uplink, as the network server gives it.
    private static string Unique(string eui, DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture, $"{eui[..8]}-{eui[8..12]}-4{eui[13..16]}-8000-{time.ToUnixTimeMilliseconds():x12}");
}
