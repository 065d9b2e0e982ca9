using System.Text.RegularExpressions;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>What a number of a file stands for.</summary>
/// <param name="Name">As people write it.</param>
/// <param name="Wh">Watt-hours of one unit of energy, or watts of one unit of power.</param>
/// <param name="IsPower">True for the mean power of a step.</param>
internal sealed partial record ImportUnit(string Name, decimal Wh, bool IsPower)
{
    private static readonly ImportUnit[] All =
    [
        new("Wh", 1, false), new("kWh", 1_000, false), new("MWh", 1_000_000, false), new("W", 1, true), new("kW", 1_000, true), new("MW", 1_000_000, true),
    ];

    /// <summary>The energy of a step in Wh.</summary>
    internal decimal ToWh(decimal value, long stepMs) => IsPower ? value * Wh * stepMs / 3_600_000 : value * Wh;

    /// <summary>In words.</summary>
    internal string Shown => IsPower ? $"mean power in {Name}" : $"energy in {Name} per step";

    /// <exception cref="ImportException">No unit is called so.</exception>
    internal static ImportUnit Of(string name) => Find(name) ?? throw new ImportException($"unit '{name}' is not known: Wh, kWh, MWh, W, kW or MW");

    /// <summary>
    /// The unit that a title names. Titles of utilities give 電力量 and 使用量 in kWh and 電力 and デマンド in kW. Null when the title names
    /// none, or energy as well as power.
    /// </summary>
    internal static ImportUnit? In(string title)
    {
        var names = Written().Matches(title).Select(m => Find(m.Value)!).Distinct().ToList();
        if (names.Count > 0)
        {
            return names.Count == 1 ? names[0] : null;
        }

        return EnergyWord().IsMatch(title) ? Of("kWh") : PowerWord().IsMatch(title) ? Of("kW") : null;
    }

    private static ImportUnit? Find(string name) => Array.Find(All, u => string.Equals(u.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<![A-Za-z])[kM]?Wh?(?![A-Za-z])", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Written();

    [GeneratedRegex("電力量|使用量", RegexOptions.None, 1000)]
    private static partial Regex EnergyWord();

    [GeneratedRegex("電力(?!会社|量|株|契約)|デマンド", RegexOptions.None, 1000)]
    private static partial Regex PowerWord();
}
