using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>
/// Shelly PM Mini: <c>status/pm1:0</c>. Its <c>aenergy</c> counts both directions, and <c>ret_aenergy</c> the returned one once more.
/// </summary>
internal sealed class ShellyPm1(DialectContext context) : Dialect(context)
{
    internal override IEnumerable<MeterMessage> Of(MeterReading reading) =>
    [
        Json($"{Meter.Id}/status/pm1:0", new JsonObject
        {
            ["id"] = 0, ["voltage"] = Round(reading.Volts, 1), ["current"] = Round(reading.Amperes, 3), ["apower"] = Round(reading.W, 1),
            ["freq"] = Round(reading.Hertz, 1), ["aenergy"] = ShellySwitch.Energy(reading.ImportWh + reading.ExportWh, reading),
            ["ret_aenergy"] = ShellySwitch.Energy(reading.ExportWh, reading),
        }),
    ];
}
