using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>Shelly's three-phase meters of the second generation on: <c>status/em:0</c> and <c>status/emdata:0</c>.</summary>
internal sealed class ShellyEm(DialectContext context) : Dialect(context)
{
    private static readonly string[] Names = ["a", "b", "c"];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        if (!reading.IsClosing)
        {
            yield return Json($"{Meter.Id}/status/em:0", Power(reading));
        }

        if (GivesCounters(reading))
        {
            yield return Json($"{Meter.Id}/status/emdata:0", Energy(reading));
        }
    }

    /// <summary>The keys of a captured <c>em:0</c> in their order.</summary>
    internal static JsonObject Power(MeterReading reading)
    {
        var json = new JsonObject { ["id"] = 0 };
        foreach (var (name, phase) in Names.Zip(reading.Phases))
        {
            json[name + "_current"] = Round(phase.Amperes, 3);
            json[name + "_voltage"] = Round(phase.Volts, 1);
            json[name + "_act_power"] = Round(phase.W, 1);
            json[name + "_aprt_power"] = Round(phase.Va, 1);
            json[name + "_pf"] = Round(Math.Abs(phase.PowerFactor), 2);
            json[name + "_freq"] = Round(reading.Hertz, 1);
        }

        json["n_current"] = null;
        json["total_current"] = Round(reading.Amperes, 3);
        json["total_act_power"] = Round(reading.W, 3);
        json["total_aprt_power"] = Round(reading.Phases.Sum(p => p.Va), 3);
        json["user_calibrated_phase"] = new JsonArray();
        return json;
    }

    /// <summary>The keys of a captured <c>emdata:0</c>: each phase counts by itself, and the total adds them up.</summary>
    internal static JsonObject Energy(MeterReading reading)
    {
        var json = new JsonObject { ["id"] = 0 };
        foreach (var (name, phase) in Names.Zip(reading.Phases))
        {
            json[name + "_total_act_energy"] = phase.ImportWh;
            json[name + "_total_act_ret_energy"] = phase.ExportWh;
        }

        json["total_act"] = reading.ImportWh;
        json["total_act_ret"] = reading.ExportWh;
        return json;
    }
}
