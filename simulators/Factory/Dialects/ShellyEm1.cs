using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>A channel of Shelly's single-phase meters: <c>status/em1:0</c> and <c>status/em1data:0</c>.</summary>
internal sealed class ShellyEm1(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        yield return Json($"{Meter.Id}/status/em1:0", new JsonObject
        {
            ["id"] = 0, ["current"] = Round(reading.Amperes, 3), ["voltage"] = Round(reading.Volts, 1), ["act_power"] = Round(reading.W, 1),
            ["aprt_power"] = Round(reading.Va, 1), ["pf"] = Round(Math.Abs(reading.PowerFactor), 2), ["freq"] = Round(reading.Hertz, 1),
            ["calibration"] = "factory",
        });
        if (GivesCounters(reading))
        {
            yield return Json($"{Meter.Id}/status/em1data:0", new JsonObject
            {
                ["id"] = 0, ["total_act_energy"] = reading.ImportWh, ["total_act_ret_energy"] = reading.ExportWh,
            });
        }
    }
}
