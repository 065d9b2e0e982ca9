using System.Text.Json;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Publishing;

/// <summary>What the plant's meters send.</summary>
internal static class Payloads
{
    private static readonly string[] Phases = ["a", "b", "c"];

    internal static string Telemetry(string meter) => $"v1/devices/{meter}/telemetry";

    /// <summary>Many points of one meter in one message, as an array of <c>{"ts":…,"values":{…}}</c>.</summary>
    internal static byte[] History(IReadOnlyList<Reading> points) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var point in points)
        {
            WritePoint(json, point, WriteHistoryValues);
        }

        json.WriteEndArray();
    });

    /// <summary>The counters alone, which close a history: power is not known beyond them.</summary>
    internal static byte[] Closing(Reading reading) => Write(json => WritePoint(json, reading, WriteCounters));

    /// <summary>A sub-meter's message.</summary>
    internal static byte[] Live(Reading reading) => Write(json => WritePoint(json, reading, (j, r) =>
    {
        WriteHistoryValues(j, r);
        j.WriteNumber("power_factor", Math.Round(r.PowerFactor, 3));
        j.WriteNumber("voltage_v", Math.Round((r.Mains.Volts(0) + r.Mains.Volts(1) + r.Mains.Volts(2)) / 3, 1));
        j.WriteNumber("current_a", Math.Round(r.Amperes(0) + r.Amperes(1) + r.Amperes(2), 2));
    }));

    /// <summary>The reactive counter at the utility's meter: the Shelly at the same supply has none.</summary>
    internal static byte[] Reactive(Reading reading) => Write(json => WritePoint(json, reading, (j, r) =>
    {
        j.WriteNumber("reactive_power_var", Math.Round(r.Var, 1));
        j.WriteNumber("reactive_energy_lag_varh", Math.Floor(r.Varh));
    }));

    /// <summary>A Shelly Pro 3EM's <c>status/em:0</c>: the keys of a captured message in their order.</summary>
    internal static byte[] ShellyPower(Reading reading) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("id", 0);
        for (var i = 0; i < Phases.Length; i++)
        {
            var phase = reading.Phases[i];
            json.WriteNumber($"{Phases[i]}_current", Math.Round(reading.Amperes(i), 3));
            json.WriteNumber($"{Phases[i]}_voltage", Math.Round(reading.Mains.Volts(i), 1));
            json.WriteNumber($"{Phases[i]}_act_power", Math.Round(phase.W, 1));
            json.WriteNumber($"{Phases[i]}_aprt_power", Math.Round(phase.Va, 1));
            json.WriteNumber($"{Phases[i]}_pf", Math.Round(phase.PowerFactor, 2));
            json.WriteNumber($"{Phases[i]}_freq", Math.Round(reading.Mains.Hertz, 2));
        }

        json.WriteNull("n_current");
        json.WriteNumber("total_current", Math.Round(reading.Amperes(0) + reading.Amperes(1) + reading.Amperes(2), 3));
        json.WriteNumber("total_act_power", Math.Round(reading.W, 3));
        json.WriteNumber("total_aprt_power", Math.Round(reading.Phases.Sum(p => p.Va), 3));
        json.WriteStartArray("user_calibrated_phase");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A Shelly Pro 3EM's <c>status/emdata:0</c>, with its resolution of 0.01 Wh.</summary>
    internal static byte[] ShellyEnergy(Reading reading) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("id", 0);
        for (var i = 0; i < Phases.Length; i++)
        {
            json.WriteNumber($"{Phases[i]}_total_act_energy", Hundredths(reading.Phases[i].Wh));
            json.WriteNumber($"{Phases[i]}_total_act_ret_energy", 0.0);
        }

        json.WriteNumber("total_act", Hundredths(reading.Wh));
        json.WriteNumber("total_act_ret", 0.0);
        json.WriteEndObject();
    });

    private static void WritePoint(Utf8JsonWriter json, Reading reading, Action<Utf8JsonWriter, Reading> values)
    {
        json.WriteStartObject();
        json.WriteNumber("ts", reading.Time.ToUnixTimeMilliseconds());
        json.WriteStartObject("values");
        values(json, reading);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteHistoryValues(Utf8JsonWriter json, Reading reading)
    {
        json.WriteNumber("active_power_w", Math.Round(reading.W, 1));
        json.WriteNumber("reactive_power_var", Math.Round(reading.Var, 1));
        WriteCounters(json, reading);
    }

    // The sub-meters count whole Wh and varh; the incoming supply is the Shelly's, so that live goes on where the history ends.
    private static void WriteCounters(Utf8JsonWriter json, Reading reading)
    {
        json.WriteNumber("energy_import_wh", reading.Meter == Plant.MainMeter ? Hundredths(reading.Wh) : Math.Floor(reading.Wh));
        json.WriteNumber("reactive_energy_lag_varh", Math.Floor(reading.Varh));
    }

    private static double Hundredths(double wh) => Math.Floor(100 * wh) / 100;

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.ToArray();
    }
}
