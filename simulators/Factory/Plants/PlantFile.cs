using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Domain.Ids;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>Reads plants from JSON.</summary>
public static class PlantFile
{
    /// <summary>The plant of the demo.</summary>
    public const string Demo = "demo";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Path of the demo's site profile, as the Dashboard reads it.</summary>
    public static string DemoProfile => Beside("demo.site.json");

    /// <summary>Reads a plant.</summary>
    /// <param name="nameOrFile"><c>demo</c> or a file.</param>
    /// <exception cref="FormatException">There is no such plant, or something in it cannot be; the message names the place.</exception>
    public static Plant Read(string nameOrFile)
    {
        var file = nameOrFile == Demo ? Beside("demo.plant.json") : nameOrFile;
        try
        {
            var plant = JsonSerializer.Deserialize<Plant>(File.ReadAllText(file), Json) ?? throw new FormatException($"{file} is empty.");
            var problems = Problems(plant).ToList();
            return problems.Count == 0 ? plant : throw new FormatException($"{file}: {string.Join("; ", problems)}");
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"--plant '{nameOrFile}': {e.Message}", e);
        }
    }

    private static IEnumerable<string> Problems(Plant plant)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(plant.TimeZone, out _))
        {
            yield return $"time_zone '{plant.TimeZone}' is not known: an IANA name such as Asia/Tokyo";
        }

        if (plant.Transformer.Kva <= 0)
        {
            yield return "transformer.kva must be greater than 0";
        }

        if (plant.Calendar.ShiftEnd <= plant.Calendar.ShiftStart)
        {
            yield return "calendar.shift_end must be after shift_start";
        }

        foreach (var machine in plant.Machines)
        {
            if (!MeterId.IsValid(machine.Meter))
            {
                yield return $"machine '{machine.Meter}': a meter id has letters, digits, '.', '_', '-' or ':'";
            }

            if (machine.Phases.Count != 3 || Math.Abs(machine.Phases.Sum() - 1) > 1e-6 || machine.Phases.Any(share => share < 0))
            {
                yield return $"machine '{machine.Meter}': phases must be three shares that add up to 1";
            }
        }

        foreach (var twice in plant.Machines.Select(m => m.Meter).Append(Plant.MainMeter).GroupBy(m => m, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"meter '{twice.Key}' is there twice";
        }
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, "Plants", name);
}
