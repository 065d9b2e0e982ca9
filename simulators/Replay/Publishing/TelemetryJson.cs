using System.Text.Json;
using Monitoring.Simulators.Replay.Reading;

namespace Monitoring.Simulators.Replay.Publishing;

/// <summary>A point in the shape <c>{"ts":…,"values":{…}}</c>.</summary>
internal static class TelemetryJson
{
    internal static byte[] Write(MeterPoint point)
    {
        using var buffer = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("ts", point.Time.ToUnixTimeMilliseconds());
            json.WriteStartObject("values");
            foreach (var (quantity, value) in point.Values)
            {
                json.WriteNumber(quantity.Name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
