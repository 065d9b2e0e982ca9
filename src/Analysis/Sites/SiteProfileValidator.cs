using System.Globalization;
using System.Text.Json;
using Monitoring.Domain.Ids;

namespace Monitoring.Analysis.Sites;

/// <summary>Checks a profile's JSON and names every problem at once, with the place and the cure.</summary>
public static class SiteProfileValidator
{
    private const double MaxTCo2PerKwh = 0.01;

    /// <summary>Every problem of the profile; empty when it can be read.</summary>
    public static IReadOnlyList<ProfileProblem> Validate(JsonElement root)
    {
        var check = new ProfileChecks();
        if (!check.Object(root, "$", "site", "name", "time_zone", "main_meter", "meters", "contract", "tariff", "emission_factor", "calendar"))
        {
            return check.Problems;
        }

        if (check.Required(root, string.Empty, "site") is { } site)
        {
            check.Text(site, "site", SiteId.IsValid, "is not a site id: use letters, digits, '.', '_' or '-'.");
        }

        check.Name(root, string.Empty);
        check.Optional(root, string.Empty, "time_zone", (e, p) =>
            check.Text(e, p, t => SiteZone.Exists(t.ToString()), "is not a known time zone: use an IANA name such as Asia/Tokyo."));
        var meters = Meters(root, check);
        check.Optional(root, string.Empty, "main_meter", (e, p) =>
            check.Text(e, p, t => meters.Count == 0 || meters.Contains(t.ToString()), "is not in 'meters': add it there or correct it."));
        check.Optional(root, string.Empty, "contract", (e, p) => Contract(e, p, check));
        check.Optional(root, string.Empty, "tariff", (e, p) => Tariff(e, p, check));
        check.Optional(root, string.Empty, "emission_factor", (e, p) => Factor(e, p, check));
        check.Optional(root, string.Empty, "calendar", (e, p) => Calendar(e, p, check));
        return check.Problems;
    }

    private static HashSet<string> Meters(JsonElement root, ProfileChecks check)
    {
        var parents = new Dictionary<string, (string? Parent, string Path)>(StringComparer.Ordinal);
        var formulas = new FormulaChecks(check);
        check.Optional(root, string.Empty, "meters", (list, listPath) => check.Each(list, listPath, (e, p) =>
        {
            if (!check.Object(e, p, "meter", "name", "parent", "kind", "formula") || check.Required(e, p, "meter") is not { } id)
            {
                return;
            }

            check.Name(e, p);
            check.Optional(e, p, "kind", (k, kp) => check.Text(k, kp));
            check.Optional(e, p, "parent", (k, kp) => check.Text(k, kp));
            if (check.Text(id, $"{p}.meter", MeterId.IsValid, "is not a meter id: use letters, digits, '.', '_', '-' or ':'.") is { } meter &&
                !parents.TryAdd(meter, (ProfileChecks.TextOf(e, "parent"), p)))
            {
                check.Add($"{p}.meter", $"'{meter}' is listed twice: remove one.");
            }

            formulas.Read(e, p);
        }));

        foreach (var (meter, (parent, path)) in parents)
        {
            if (parent is not null && !parents.ContainsKey(parent))
            {
                check.Add($"{path}.parent", $"'{parent}' is not in 'meters': add it there or correct it.");
            }
            else if (IsOwnAncestor(meter, parents))
            {
                check.Add($"{path}.parent", $"leads back to '{meter}': the metering tree must have a top (parent null).");
            }
        }

        formulas.Finish();
        return [.. parents.Keys];
    }

    private static bool IsOwnAncestor(string meter, Dictionary<string, (string? Parent, string Path)> parents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = meter; at is not null && parents.TryGetValue(at, out var entry) && seen.Add(at); at = entry.Parent)
        {
            if (string.Equals(entry.Parent, meter, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Contract(JsonElement e, string p, ProfileChecks check)
    {
        if (!check.Object(e, p, "kind", "contract_kw", "target_kw", "window_minutes"))
        {
            return;
        }

        check.Optional(e, p, "kind", (k, kp) =>
            check.Text(k, kp, t => t is "measured" or "negotiated", "must be 'measured' (実量制) or 'negotiated' (協議制)."));
        check.Number(e, p, "contract_kw", v => v > 0, "must be greater than 0 (kW).");
        check.Number(e, p, "target_kw", v => v > 0, "must be greater than 0 (kW).");
        check.Number(e, p, "window_minutes", v => v is 15 or 30 or 60, "must be 15, 30 or 60 (minutes).");
    }

    private static void Tariff(JsonElement e, string p, ProfileChecks check)
    {
        if (!check.Object(e, p, "name", "basic_yen_per_kw", "energy_yen_per_kwh", "levy_yen_per_kwh", "source", "valid_from"))
        {
            return;
        }

        check.Name(e, p);
        check.Number(e, p, "basic_yen_per_kw", v => v >= 0, "must not be negative (yen per kW and month).");
        check.Number(e, p, "energy_yen_per_kwh", v => v >= 0, "must not be negative (yen per kWh).");
        check.Number(e, p, "levy_yen_per_kwh", v => v >= 0, "must not be negative (yen per kWh).");
        check.Optional(e, p, "source", (s, sp) => check.Text(s, sp));
        check.Optional(e, p, "valid_from", (d, dp) => check.Date(d, dp));
    }

    private static void Factor(JsonElement e, string p, ProfileChecks check)
    {
        if (!check.Object(e, p, "t_co2_per_kwh", "name", "source", "year", "provisional"))
        {
            return;
        }

        check.Required(e, p, "t_co2_per_kwh");
        check.Number(e, p, "t_co2_per_kwh", v => v is >= 0 and <= MaxTCo2PerKwh,
            string.Create(CultureInfo.InvariantCulture, $"must be 0 to {MaxTCo2PerKwh} t-CO2 per kWh, e.g. 0.000423."));
        check.Name(e, p);
        check.Optional(e, p, "source", (s, sp) => check.Text(s, sp));
        check.Optional(e, p, "year", (s, sp) => check.Text(s, sp));
        check.Optional(e, p, "provisional", (b, bp) =>
        {
            if (b.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                check.Add(bp, "must be true or false.");
            }
        });
    }

    private static void Calendar(JsonElement e, string p, ProfileChecks check)
    {
        if (!check.Object(e, p, "working_days", "holidays", "closures", "extra_working_days", "shifts", "lunch"))
        {
            return;
        }

        check.Optional(e, p, "working_days", (list, lp) => check.Each(list, lp, (d, dp) =>
            check.Text(d, dp, t => WeekdayText.TryParse(t.ToString(), out _), "must be one of mon, tue, wed, thu, fri, sat, sun.")));
        check.Optional(e, p, "holidays", (h, hp) =>
            check.Text(h, hp, t => t is "jp" or "none", "must be 'jp' (Japan's national holidays) or 'none'."));
        check.Optional(e, p, "closures", (list, lp) => check.Each(list, lp, check.Date));
        check.Optional(e, p, "extra_working_days", (list, lp) => check.Each(list, lp, check.Date));
        check.Optional(e, p, "shifts", (list, lp) => check.Each(list, lp, check.Clock));
        check.Optional(e, p, "lunch", check.Clock);
    }
}
