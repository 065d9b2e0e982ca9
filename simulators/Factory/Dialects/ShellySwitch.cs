using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>A Shelly plug or relay that measures: <c>status/switch:0</c>.</summary>
internal sealed class ShellySwitch(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Json($"{Meter.Id}/status/switch:0", new JsonObject
        {
            ["id"] = 0, ["source"] = "init", ["output"] = true, ["apower"] = Round(reading.W, 1), ["voltage"] = Round(reading.Volts, 1),
            ["current"] = Round(reading.Amperes, 3), ["aenergy"] = Energy(reading.ImportWh, reading),
            ["temperature"] = new JsonObject { ["tC"] = 46.3, ["tF"] = 115.4 },
        }),
    ];

    /// <summary>A counter with the last three minutes in mWh [memory], at the power of now.</summary>
    internal static JsonObject Energy(double wh, MeterReading reading)
    {
        var minute = Round(Math.Max(0, reading.W) * 1000 / 60, 3);
        var seconds = reading.Time.ToUnixTimeSeconds();
        return new JsonObject { ["total"] = Round(wh, 3), ["by_minute"] = new JsonArray(minute, minute, minute), ["minute_ts"] = seconds - (seconds % 60) };
    }
}
