using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Ids;

namespace Monitoring.Dashboard.Data;

/// <summary>What can be said about a file; nothing of it must be.</summary>
public enum ImportOption
{
    /// <summary>単位.</summary>
    Unit,

    /// <summary>Whether a time is the start or the end of its step.</summary>
    Label,

    /// <summary>A row per time, or a row per day.</summary>
    Layout,

    /// <summary>Imported energy, or energy fed in.</summary>
    Direction,

    /// <summary>Zone of times without an offset.</summary>
    Zone,

    /// <summary>Column of the time.</summary>
    TimeColumn,

    /// <summary>Column of the date.</summary>
    DateColumn,

    /// <summary>Column of the imported energy.</summary>
    ValueColumn,

    /// <summary>Column of the energy fed in.</summary>
    ExportColumn,

    /// <summary>Decimal sign.</summary>
    Decimal,

    /// <summary>Order of day and month.</summary>
    DateOrder,

    /// <summary>Year of the first row.</summary>
    Year,

    /// <summary>Encoding.</summary>
    Encoding,

    /// <summary>Sheet of a workbook.</summary>
    Sheet,
}

/// <summary>One option: its name in the API, its title, and the values to choose from (none for free text).</summary>
/// <param name="Name">Name in the import API.</param>
/// <param name="Title">Title on the screen.</param>
/// <param name="Choices">Values with what they mean.</param>
public sealed record ImportOptionInfo(string Name, Text Title, params (string Value, Text Meaning)[] Choices)
{
    private static readonly Dictionary<ImportOption, ImportOptionInfo> All = new()
    {
        [ImportOption.Unit] = new("unit", ImportTexts.Unit, [.. new[] { "kWh", "Wh", "MWh", "kW", "W", "MW" }.Select(u => (u, new Text(u, u)))]),
        [ImportOption.Label] = new("label", ImportTexts.Label, ("start", ImportTexts.Start), ("end", ImportTexts.End)),
        [ImportOption.Layout] = new("layout", ImportTexts.Layout, ("long", ImportTexts.FormLong), ("days", ImportTexts.FormDays)),
        [ImportOption.Direction] = new("direction", ImportTexts.Direction, ("import", ImportTexts.DirectionImport), ("export", ImportTexts.DirectionExport)),
        [ImportOption.Zone] = new("zone", ImportTexts.ZoneOption),
        [ImportOption.TimeColumn] = new("time_column", ImportTexts.TimeColumn),
        [ImportOption.DateColumn] = new("date_column", ImportTexts.DateColumn),
        [ImportOption.ValueColumn] = new("value_column", ImportTexts.ValueColumn),
        [ImportOption.ExportColumn] = new("export_column", ImportTexts.ExportColumn),
        [ImportOption.Decimal] = new("decimal", ImportTexts.Decimal, ("point", ImportTexts.Point), ("comma", ImportTexts.Comma)),
        [ImportOption.DateOrder] = new("date_order", ImportTexts.DateOrder, ("mdy", ImportTexts.MonthFirst), ("dmy", ImportTexts.DayFirst)),
        [ImportOption.Year] = new("year", ImportTexts.Year),
        [ImportOption.Encoding] = new("encoding", ImportTexts.Encoding, ("shift_jis", new("Shift_JIS", "Shift_JIS")), ("utf-8", new("UTF-8", "UTF-8"))),
        [ImportOption.Sheet] = new("sheet", ImportTexts.Sheet),
    };

    /// <summary>What is known of an option.</summary>
    public static ImportOptionInfo Of(ImportOption option) => All[option];

    /// <summary>Title of the option with a name of the API; the name itself where there is no such option.</summary>
    public static string TitleOf(string name) => All.Values.FirstOrDefault(o => o.Name == name)?.Title ?? name;
}

/// <summary>What a person enters to import a file.</summary>
public sealed class ImportForm
{
    /// <summary>Largest file in bytes; below what the Ingestor takes unless set otherwise.</summary>
    public const int MostBytes = 20 * Million;

    /// <summary>Bytes of a megabyte as file managers count them.</summary>
    public const int Million = 1_000_000;

    private const string UsualMeter = "main";
    private readonly Dictionary<ImportOption, string> _options = [];

    /// <summary>Id of an existing meter; empty for a new one.</summary>
    public string Meter { get; set; } = string.Empty;

    /// <summary>Id of a new meter.</summary>
    public string NewMeter { get; set; } = UsualMeter;

    /// <summary>True to store nothing when any value is refused.</summary>
    public bool AllOrNothing { get; set; }

    /// <summary>The meter meant.</summary>
    public string Chosen => Meter.Length > 0 ? Meter : NewMeter.Trim();

    /// <summary>True when the meter has a name that may be one.</summary>
    public bool HasMeter => MeterId.IsValid(Chosen);

    /// <summary>Value of an option; empty to have it recognised.</summary>
    public string this[ImportOption option]
    {
        get => _options.GetValueOrDefault(option, string.Empty);
        set => _options[option] = value.Trim();
    }

    /// <summary>Forgets what was said about another file.</summary>
    public void ForgetOptions()
    {
        _options.Clear();
        AllOrNothing = false;
    }

    /// <summary>The options by their names in the API.</summary>
    /// <param name="signature">Who imports it and why; null to see only what would be stored.</param>
    public IReadOnlyDictionary<string, string?> ToOptions(Signature? signature)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["meter"] = Chosen };
        if (signature is null)
        {
            query["dry_run"] = "true";
        }
        else
        {
            (query["by"], query["why"]) = (signature.By.Trim(), signature.Why.Trim());
            query["all_or_nothing"] = AllOrNothing ? "true" : null;
        }

        foreach (var (option, value) in _options.Where(o => o.Value.Length > 0))
        {
            query[ImportOptionInfo.Of(option).Name] = value;
        }

        return query;
    }
}
