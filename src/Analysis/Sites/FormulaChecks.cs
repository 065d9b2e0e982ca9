using System.Text.Json;
using Monitoring.Domain.Ids;

namespace Monitoring.Analysis.Sites;

/// <summary>Checks the formulas of virtual meters: <c>"formula": [{"meter": "a"}, {"meter": "b", "factor": -1}]</c>.</summary>
internal sealed class FormulaChecks(ProfileChecks check)
{
    private readonly Dictionary<string, (List<string> Meters, string Path)> _formulas = new(StringComparer.Ordinal);

    /// <summary>Checks the formula of one entry of <c>meters</c>, where it has one.</summary>
    internal void Read(JsonElement entry, string path) => check.Optional(entry, path, "formula", (list, listPath) =>
    {
        var meters = new List<string>();
        check.Each(list, listPath, (e, p) =>
        {
            if (!check.Object(e, p, "meter", "factor") || check.Required(e, p, "meter") is not { } id)
            {
                return;
            }

            check.Number(e, p, "factor", v => v != 0, "must not be 0: leave the term out instead.");
            if (check.Text(id, $"{p}.meter", MeterId.IsValid, "is not a meter id: use letters, digits, '.', '_', '-' or ':'.") is { } meter)
            {
                meters.Add(meter);
            }
        });
        if (list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0)
        {
            check.Add(listPath, "has no term: list the meters it is made of, or remove 'formula' for a real meter.");
        }

        if (ProfileChecks.TextOf(entry, "meter") is { } name)
        {
            _formulas[name] = (meters, listPath);
        }
    });

    /// <summary>Checks what only all formulas together show.</summary>
    internal void Finish()
    {
        foreach (var (meter, (_, path)) in _formulas)
        {
            if (Reaches(meter, meter, []))
            {
                check.Add(path, $"leads back to '{meter}': a virtual meter cannot be made of itself.");
            }
        }
    }

    private bool Reaches(string from, string target, HashSet<string> seen) =>
        _formulas.TryGetValue(from, out var formula) && seen.Add(from) &&
        formula.Meters.Exists(m => string.Equals(m, target, StringComparison.Ordinal) || Reaches(m, target, seen));
}
