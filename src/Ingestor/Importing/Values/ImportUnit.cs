using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;

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
    internal CodedNote Shown => IsPower ? CodedNote.Of(NoteCodes.UnitOfPower, $"mean power in {Name}") : CodedNote.Of(NoteCodes.UnitOfEnergy, $"energy in {Name} per step");

    /// <exception cref="ImportException">No unit is called so.</exception>
    internal static ImportUnit Of(string name) => Find(name) ?? throw ImportException.WrongOption("unit", name, "Wh, kWh, MWh, W, kW or MW");

    /// <summary>
    /// The unit that a column's own title names. Titles of utilities give 電力量 and 使用量 in kWh and 電力 and デマンド in kW; the 電力 in the
    /// name of a utility (東京電力) says nothing. Null when the title names none, or energy as well as power.
    /// </summary>
    internal static ImportUnit? In(string title)
    {
        var written = Written().Matches(title);
        return written.Count > 0 ? Only(written) : EnergyWord().IsMatch(title) ? Of("kWh") : PowerWord().IsMatch(title) ? Of("kW") : null;
    }

    /// <summary>
    /// The unit that the corner of a table with one row per day names, above its dates. Its words for power may be anybody's name; those for
    /// energy are not.
    /// </summary>
    internal static ImportUnit? InCorner(string title)
    {
        var written = Written().Matches(title);
        return written.Count > 0 ? Only(written) : EnergyWord().IsMatch(title) ? Of("kWh") : null;
    }

    /// <summary>
    /// The unit that lines above the titles name: only one written as such, in brackets or after 単位. They also hold names, contracts (契約電力
    /// 500 kW) and headings, of which nothing follows. Null when there is none, or more than one.
    /// </summary>
    internal static ImportUnit? Above(string lines) => Only(Marked().Matches(lines));

    private static ImportUnit? Only(MatchCollection matches)
    {
        var units = matches.Select(m => Find(m.Groups["unit"].Value)!).Distinct().ToList();
        return units.Count == 1 ? units[0] : null;
    }

    private static ImportUnit? Find(string name) => Array.Find(All, u => string.Equals(u.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<![A-Za-z])(?<unit>[kM]?Wh?)(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"[(\[【〔「<]\s*(単位|unit)?[\s:=]*(?<unit>[kM]?Wh?)(/[^)\]】〕」>]{1,8})?\s*[)\]】〕」>]|(単位|\bunit\b)[\s:=,はが]*(?<unit>[kM]?Wh?)(?![A-Za-z])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("電力量|使用量", RegexOptions.None, 1000)]
    private static partial Regex EnergyWord();

    [GeneratedRegex("(?<!東京|関西|中部|東北|九州|北海道|北陸|中国|四国|沖縄|新|契約)電力(?!会社|量|株|契約|名)|デマンド", RegexOptions.None, 1000)]
    private static partial Regex PowerWord();
}
