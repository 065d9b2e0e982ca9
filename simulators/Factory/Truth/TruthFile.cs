using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitoring.Simulators.Factory.Truth;

/// <summary>Writes what is really wrong as JSON lines.</summary>
public static class TruthFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a line for each fault; an empty file for a clean plant.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string file, IEnumerable<TrueFault> faults) => File.WriteAllText(file, string.Concat(faults.Select(f => Line(f) + "\n")));

    /// <summary>A fault as one line of JSON; figures are rounded to three places.</summary>
    public static string Line(TrueFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return JsonSerializer.Serialize(
            fault with
            {
                Days = Math.Round(fault.Days, 3),
                WastedKwh = Math.Round(fault.WastedKwh, 3),
                WastedKwhAtMeter = Math.Round(fault.WastedKwhAtMeter, 3),
                WastedKwhPerMonth = Math.Round(fault.WastedKwhPerMonth, 3),
                YenPerMonth = fault.YenPerMonth is { } yen ? Math.Round(yen, 3) : null,
                DemandKw = Math.Round(fault.DemandKw, 3),
                PowerFactorPoints = Math.Round(fault.PowerFactorPoints, 3),
            },
            Json);
    }
}
