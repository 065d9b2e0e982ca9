using System.Text.Json;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>ThingsBoard's telemetry with timestamps: <c>{"ts":…,"values":{…}}</c>, many of the past in one array.</summary>
internal sealed class ThingsBoard(DialectContext context) : Dialect(context)
{
    private const int PointsPerMessage = 96;

    internal override IEnumerable<MeterMessage> Of(MeterReading reading) => [new(Topic(reading), Write(json => WritePoint(json, reading, WriteAll)))];

    internal override IEnumerable<MeterMessage> Past(IReadOnlyList<MeterReading> readings) => Past(readings, hasReactive: true);

    /// <summary>What the utility's meter beside another one gives: its reactive energy.</summary>
    internal static MeterMessage Pulses(MeterReading reading) => new(Topic(reading), Write(json => WritePoint(json, reading, (j, r) =>
    {
        j.WriteNumber("reactive_power_var", Round(r.Var, 1));
        j.WriteNumber("reactive_energy_lag_varh", Math.Floor(r.LagVarh));
    })));

    internal static IEnumerable<MeterMessage> Past(IReadOnlyList<MeterReading> readings, bool hasReactive) => readings.Chunk(PointsPerMessage).Select(
        block => new MeterMessage(Topic(block[0]), Write(json =>
        {
            json.WriteStartArray();
            foreach (var reading in block)
            {
                WritePoint(json, reading, (j, r) => WriteEnergy(j, r, hasReactive));
            }

            json.WriteEndArray();
        })));

    private static string Topic(MeterReading reading) => $"v1/devices/{reading.Meter.Id}/telemetry";

    private static void WriteAll(Utf8JsonWriter json, MeterReading reading)
    {
        WriteEnergy(json, reading, hasReactive: true);
        json.WriteNumber("power_factor", Round(reading.PowerFactor, 3));
        json.WriteNumber("voltage_v", Round(reading.Volts, 1));
        json.WriteNumber("current_a", Round(reading.Amperes, 2));
    }

    // Power is not known beyond a history's end; a place that never exports has no export counter.
    private static void WriteEnergy(Utf8JsonWriter json, MeterReading reading, bool hasReactive)
    {
        if (!reading.IsClosing)
        {
            json.WriteNumber("active_power_w", Round(reading.W, 1));
            if (hasReactive)
            {
                json.WriteNumber("reactive_power_var", Round(reading.Var, 1));
            }
        }

        json.WriteNumber("energy_import_wh", reading.ImportWh);
        if (reading.ExportWh > 0)
        {
            json.WriteNumber("energy_export_wh", reading.ExportWh);
        }

        if (hasReactive)
        {
            json.WriteNumber("reactive_energy_lag_varh", reading.LagVarh);
        }
    }

    private static void WritePoint(Utf8JsonWriter json, MeterReading reading, Action<Utf8JsonWriter, MeterReading> values)
    {
        json.WriteStartObject();
        json.WriteNumber("ts", reading.Time.ToUnixTimeMilliseconds());
        json.WriteStartObject("values");
        values(json, reading);
        json.WriteEndObject();
        json.WriteEndObject();
    }

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
