using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Profiles;

/// <summary>
/// What a plant's measurements mean, as the Dashboard reads it: names, tree of meters, calendar, contract, tariff and emission factor.
/// The Dashboard's own types stay out of the simulators, so it is written as JSON and checked by tests against the Dashboard's reader.
/// </summary>
public static class SiteProfileOf
{
    // Closures are listed by date; so far ahead nobody looks at a simulated plant.
    private const int YearsAhead = 6;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The profile as JSON.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="site">Id of the site; null for the plant's own.</param>
    public static string Write(Plant plant, string? site = null)
    {
        ArgumentNullException.ThrowIfNull(plant);
        var tree = new MeterTree(plant);
        var profile = new JsonObject
        {
            ["site"] = site ?? plant.Id,
            ["name"] = Name(plant.Name),
            ["time_zone"] = plant.TimeZone,
            ["main_meter"] = tree.Showing(Plant.MainCircuit)?.Id,
            ["meters"] = new JsonArray([.. tree.All.Select(Meter)]),
            ["contract"] = ContractOf(plant),
            ["tariff"] = TariffOf(plant),
            ["emission_factor"] = FactorOf(plant),
            ["calendar"] = CalendarOf(plant),
        };
        return Without(profile).ToJsonString(Json) + "\n";
    }

    private static JsonObject Meter(PlacedMeter meter) => Without(new JsonObject
    {
        ["meter"] = meter.Id, ["name"] = Name(meter.Name), ["parent"] = meter.Parent, ["kind"] = meter.Kind,
    });

    private static JsonObject? ContractOf(Plant plant) => plant.Contract is not { } contract ? null : Without(new JsonObject
    {
        ["kind"] = contract.Kind.ToString().ToLowerInvariant(),
        ["contract_kw"] = contract.ContractKw, ["target_kw"] = contract.TargetKw, ["window_minutes"] = contract.WindowMinutes,
    });

    private static JsonObject? TariffOf(Plant plant) => plant.Tariff is not { } tariff ? null : Without(new JsonObject
    {
        ["name"] = Name(tariff.Name),
        ["basic_yen_per_kw"] = tariff.BasicYenPerKw, ["energy_yen_per_kwh"] = tariff.EnergyYenPerKwh, ["levy_yen_per_kwh"] = tariff.LevyYenPerKwh,
        ["source"] = tariff.Source, ["valid_from"] = tariff.ValidFrom is { } day ? Day(day) : null,
    });

    private static JsonObject? FactorOf(Plant plant) => plant.EmissionFactor is not { } factor ? null : Without(new JsonObject
    {
        ["t_co2_per_kwh"] = factor.TCo2PerKwh, ["name"] = Name(factor.Name), ["source"] = factor.Source, ["year"] = factor.Year, ["provisional"] = factor.Provisional,
    });

    private static JsonObject CalendarOf(Plant plant)
    {
        var calendar = plant.Calendar;
        var worked = calendar.Shifts.SelectMany(s => s.Days ?? calendar.WorkingDays).Distinct().Order().ToList();
        var lunch = calendar.Shifts.SelectMany(s => s.Breaks).Where(b => b.Minutes >= Break.LunchMinutes && b.Start.Hour is >= 11 and < 14).ToList();
        return Without(new JsonObject
        {
            ["working_days"] = new JsonArray([.. worked.OrderBy(d => ((int)d + 6) % 7).Select(d => JsonValue.Create(d.ToString()[..3].ToLowerInvariant()))]),
            ["holidays"] = calendar.JapaneseHolidays ? "jp" : "none",
            ["closures"] = new JsonArray([.. Closures(plant, worked).Select(d => JsonValue.Create(Day(d)))]),
            ["shifts"] = new JsonArray([.. calendar.Shifts.Select(s => Clock(s.Start, s.End))]),
            ["lunch"] = lunch is [var first, ..] ? Clock(first.Start, first.End) : null,
        });
    }

    // Only days on which it would work: the others are days off anyway.
    private static IEnumerable<DateOnly> Closures(Plant plant, List<DayOfWeek> worked)
    {
        var calendar = plant.Calendar;
        var first = new DateOnly(plant.CountersSince.Year, 1, 1);
        for (var day = first; day.Year < first.Year + YearsAhead; day = day.AddDays(1))
        {
            if (worked.Contains(day.DayOfWeek) && calendar.Closures.Any(c => c.Holds(day)) && !(calendar.JapaneseHolidays && JapaneseHolidays.IsHoliday(day)))
            {
                yield return day;
            }
        }
    }

    private static JsonObject Clock(TimeOnly start, TimeOnly end) => new() { ["start"] = Time(start), ["end"] = Time(end) };

    private static JsonObject? Name(Label label) =>
        label.Ja is null && label.En is null ? null : Without(new JsonObject { ["ja"] = label.Ja, ["en"] = label.En });

    private static JsonObject Without(JsonObject o)
    {
        foreach (var (key, value) in o.ToList())
        {
            if (value is null)
            {
                o.Remove(key);
            }
        }

        return o;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
