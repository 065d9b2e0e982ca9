using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Dialects;

/// <summary>
/// How one meter speaks. Payloads are built after captured messages and the makers' documentation, so that a decoder that reads them has
/// been shown something it was not written from. An object may remember what it said last, as devices do.
/// </summary>
internal abstract class Dialect(DialectContext context)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected Meter Meter => context.Meter;

    private protected Plant Plant => context.Plant;

    private protected DialectTraits Traits { get; } = DialectList.TraitsOf(context.Meter.Dialect);

    /// <summary>What it says of itself when it connects.</summary>
    internal virtual IEnumerable<MeterMessage> Hello(DateTimeOffset at) => [];

    /// <summary>A reading, and what the utility's meter beside it gives.</summary>
    internal IEnumerable<MeterMessage> Live(MeterReading reading) =>
        Meter.UtilityPulses && GivesCounters(reading) ? Of(reading).Append(ThingsBoard.Pulses(reading)) : Of(reading);

    /// <summary>A reading.</summary>
    internal abstract IEnumerable<MeterMessage> Of(MeterReading reading);

    /// <summary>Readings of the past, ascending. A meter without a clock cannot send any, so a box that speaks the ThingsBoard shape does.</summary>
    internal virtual IEnumerable<MeterMessage> Past(IReadOnlyList<MeterReading> readings) =>
        Traits.HasClock ? readings.SelectMany(Of) : ThingsBoard.Past(readings, hasReactive: Meter.UtilityPulses);

    private protected static MeterMessage Json(string topic, JsonNode content, bool isRetained = false) =>
        new(topic, JsonSerializer.SerializeToUtf8Bytes(content, Plain), isRetained);

    private protected static MeterMessage Text(string topic, string content, bool isRetained = false) => new(topic, Encoding.UTF8.GetBytes(content), isRetained);

    private protected static MeterMessage Number(string topic, double value, int decimals, bool isRetained = false) =>
        Text(topic, value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), isRetained);

    // Adding 0 takes the sign off a negative zero.
    private protected static double Round(double value, int decimals) => Math.Round(value, decimals) + 0.0;

    private protected DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Plant.Zone);

    /// <summary>True for the readings at which a device that counts every ten seconds also gives its counters.</summary>
    private protected bool GivesCounters(MeterReading reading) => reading.IsClosing || reading.At.ToUnixTimeSeconds() % 10 < Meter.EveryS;
}

/// <summary>What a dialect knows beside its readings.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Plant">Its plant.</param>
/// <param name="Edge">The Sparkplug node of the plant.</param>
internal sealed record DialectContext(Meter Meter, Plant Plant, SparkplugNode Edge);
