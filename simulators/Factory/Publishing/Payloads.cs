using System.Text.Json;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>What the plant's meters send.</summary>
internal static class Payloads
{
    private const double Volts = 203;
    private static readonly string[] Phases = ["a", "b", "c"];

    /// <summary>The shape <c>{"ts":…,"values":{…}}</c> of the sub-meters; counters have a resolution of 1 Wh.</summary>
    internal static void WriteTelemetry(Utf8JsonWriter json, DateTimeOffset time, Circuit circuit, bool withPower = true)
    {
        json.WriteStartObject();
        json.WriteNumber("ts", time.ToUnixTimeMilliseconds());
        json.WriteStartObject("values");
        if (withPower)
        {
            json.WriteNumber("active_power_w", Math.Round(circuit.ActiveW, 1));
            json.WriteNumber("energy_import_wh", Math.Floor(circuit.EnergyWh));
        }

        json.WriteNumber("reactive_power_var", Math.Round(circuit.ReactiveVar, 1));
        json.WriteNumber("reactive_energy_lag_varh", Math.Floor(circuit.ReactiveVarh));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static byte[] Telemetry(DateTimeOffset time, Circuit circuit, bool withPower = true) =>
        Write(json => WriteTelemetry(json, time, circuit, withPower));

    /// <summary>A Shelly Pro 3EM's <c>status/em:0</c>, key for key and in the order of a captured message; phases share the load 35:33:32.</summary>
    internal static byte[] ShellyPower(Circuit circuit) => Write(json =>
    {
        ReadOnlySpan<double> shares = [0.35, 0.33, 0.32];
        var apparent = Math.Sqrt((circuit.ActiveW * circuit.ActiveW) + (circuit.ReactiveVar * circuit.ReactiveVar));
        json.WriteStartObject();
        json.WriteNumber("id", 0);
        for (var i = 0; i < Phases.Length; i++)
        {
            var va = apparent * shares[i];
            json.WriteNumber($"{Phases[i]}_current", Math.Round(va / (Volts / Math.Sqrt(3)), 3));
            json.WriteNumber($"{Phases[i]}_voltage", Math.Round(Volts / Math.Sqrt(3), 1));
            json.WriteNumber($"{Phases[i]}_act_power", Math.Round(circuit.ActiveW * shares[i], 1));
            json.WriteNumber($"{Phases[i]}_aprt_power", Math.Round(va, 1));
            json.WriteNumber($"{Phases[i]}_pf", Math.Round(circuit.ActiveW / apparent, 2));
            json.WriteNumber($"{Phases[i]}_freq", 50.0);
        }

        json.WriteNull("n_current");
        json.WriteNumber("total_current", Math.Round(apparent / (Volts / Math.Sqrt(3)), 3));
        json.WriteNumber("total_act_power", Math.Round(circuit.ActiveW, 3));
        json.WriteNumber("total_aprt_power", Math.Round(apparent, 3));
        json.WriteStartArray("user_calibrated_phase");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A Shelly Pro 3EM's <c>status/emdata:0</c>; counters have a resolution of 0.01 Wh.</summary>
    internal static byte[] ShellyEnergy(Circuit circuit) => Write(json =>
    {
        ReadOnlySpan<double> shares = [0.35, 0.33, 0.32];
        json.WriteStartObject();
        json.WriteNumber("id", 0);
        for (var i = 0; i < Phases.Length; i++)
        {
            json.WriteNumber($"{Phases[i]}_total_act_energy", Math.Round(circuit.EnergyWh * shares[i], 2));
            json.WriteNumber($"{Phases[i]}_total_act_ret_energy", 0.0);
        }

        json.WriteNumber("total_act", Math.Round(circuit.EnergyWh, 2));
        json.WriteNumber("total_act_ret", 0.0);
        json.WriteEndObject();
    });

    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.ToArray();
    }
}
