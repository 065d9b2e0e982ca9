using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>How many channels a Tasmota device has.</summary>
internal enum TasmotaKind
{
    /// <summary>One.</summary>
    Single,

    /// <summary>Several on one voltage: power, factor and current are arrays, the others stay single values.</summary>
    Channels,

    /// <summary>Three phases: the counters are arrays too [memory].</summary>
    ThreePhase,
}

/// <summary>Tasmota: <c>tele/…/SENSOR</c>, with the local time without offset and kWh.</summary>
internal sealed class Tasmota(DialectContext context, TasmotaKind kind) : Dialect(context)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss";
    private DateOnly _day;
    private double _atMidnight = double.NaN;
    private double _yesterday;
    private double _before = double.NaN;

    internal override IEnumerable<MeterMessage> Hello(DateTimeOffset at) => [Text($"tele/{Meter.Id}/LWT", "Online", isRetained: true)];

    internal override IEnumerable<MeterMessage> Of(MeterReading reading)
    {
        var time = reading.Time.Year < 2000 ? reading.Time : Local(reading.Time); // a clock that was never set has no zone either
        EnterDay(DateOnly.FromDateTime(time.DateTime), reading.ImportWh);
        var period = double.IsNaN(_before) ? 0 : Math.Max(0, reading.ImportWh - _before);
        _before = reading.ImportWh;
        var energy = new JsonObject
        {
            ["TotalStartTime"] = Plant.CountersSince.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00",
            ["Total"] = Each(kind == TasmotaKind.ThreePhase, reading.ImportWh / 1000, 3, reading, p => p.ImportWh / 1000),
            ["Yesterday"] = Round(_yesterday / 1000, 3),
            ["Today"] = Round(Math.Max(0, reading.ImportWh - _atMidnight) / 1000, 3),
            ["Period"] = Round(period, 0),
            ["Power"] = Each(kind != TasmotaKind.Single, reading.W, 0, reading, p => p.W),
            ["ApparentPower"] = Each(kind != TasmotaKind.Single, reading.Va, 0, reading, p => p.Va),
            ["ReactivePower"] = Each(kind != TasmotaKind.Single, reading.Var, 0, reading, p => p.Var),
            ["Factor"] = Each(kind != TasmotaKind.Single, reading.PowerFactor, 2, reading, p => p.PowerFactor),
        };
        if (kind != TasmotaKind.Single)
        {
            energy["Frequency"] = Round(reading.Hertz, 0);
        }

        energy["Voltage"] = Each(kind == TasmotaKind.ThreePhase, reading.Volts, 0, reading, p => p.Volts);
        energy["Current"] = Each(kind != TasmotaKind.Single, reading.Amperes, 3, reading, p => p.Amperes);
        yield return Json($"tele/{Meter.Id}/SENSOR", new JsonObject { ["Time"] = time.ToString(TimeFormat, CultureInfo.InvariantCulture), ["ENERGY"] = energy });
    }

    // The device knows a day's energy from the first reading of it that it has seen.
    private void EnterDay(DateOnly day, double wh)
    {
        if (double.IsNaN(_atMidnight) || day != _day)
        {
            _yesterday = double.IsNaN(_atMidnight) || day != _day.AddDays(1) ? 0 : Math.Max(0, wh - _atMidnight);
            (_day, _atMidnight) = (day, wh);
        }
    }

    private JsonNode Each(bool isArray, double single, int decimals, MeterReading reading, Func<PhaseReading, double> of) => isArray
        ? new JsonArray([.. reading.Phases.Take(Meter.Phases.Count).Select(p => (JsonNode)Round(of(p), decimals))])
        : Round(single, decimals);
}
