using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>
/// The notifications of Shelly's devices of the second generation on: <c>events/rpc</c>. What has not changed since the last one is left
/// out.
/// </summary>
internal sealed class ShellyEvents(DialectContext context) : Dialect(context)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        var content = new JsonObject { ["ts"] = Round(reading.Time.ToUnixTimeMilliseconds() / 1000.0, 2) };
        if (!reading.IsClosing)
        {
            content["em:0"] = Changed("em:0", ShellyEm.Power(reading));
        }

        if (GivesCounters(reading))
        {
            content["emdata:0"] = Changed("emdata:0", ShellyEm.Energy(reading));
        }

        yield return Json($"{Meter.Id}/events/rpc", new JsonObject
        {
            ["src"] = Meter.Id, ["dst"] = $"{Meter.Id}/events", ["method"] = "NotifyStatus", ["params"] = content,
        });
    }

    private JsonObject Changed(string component, JsonObject status)
    {
        foreach (var (key, value) in status.Where(p => p.Key != "id").ToList())
        {
            var (name, text) = ($"{component} {key}", value?.ToJsonString() ?? "null");
            if (_known.GetValueOrDefault(name) == text)
            {
                status.Remove(key);
            }

            _known[name] = text;
        }

        return status;
    }
}
