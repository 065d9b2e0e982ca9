namespace Monitoring.Ingestor.Importing;

/// <summary>What can be said with a file, as the query, the form and (with '-' for '_') the command line name it.</summary>
internal static class ImportOptionNames
{
    internal const string DryRun = "dry_run";

    internal const string AllOrNothing = "all_or_nothing";

    /// <summary>Options with a value, and their meaning.</summary>
    internal static readonly (string Name, string Meaning)[] Texts =
    [
        ("meter", "Meter id; a new one is made"),
        ("by", "Who imports the file"),
        ("why", "Why"),
        ("unit", "Wh, kWh or MWh per step, or W, kW or MW as mean power"),
        ("layout", "long (a row per time) or days (a row per day)"),
        ("label", "Whether a time is the start or the end of its step"),
        ("zone", "IANA zone of times without an offset; the site's unless given"),
        ("time_column", "Column of the time, by title or number from 1"),
        ("date_column", "Column of the date, by title or number from 1"),
        ("value_column", "Column of the imported energy or power, by title or number from 1"),
        ("export_column", "Column of the exported energy or power, by title or number from 1"),
        ("direction", "import or export: which one the file's energy is, where its columns do not say so or only one is wanted"),
        ("decimal", "point or comma"),
        ("date_order", "mdy or dmy, for dates such as 4/5/2026"),
        ("year", "Year of the first date, where dates have none"),
        ("encoding", "utf-8 or shift_jis"),
        ("sheet", "Sheet of an Excel workbook; the first unless given"),
    ];

    /// <summary>Options that are true or false, and their meaning.</summary>
    internal static readonly (string Name, string Meaning)[] Flags =
    [
        (DryRun, "true to only show what would be stored"),
        (AllOrNothing, "true to store nothing when any row is refused"),
    ];

    internal static IEnumerable<(string Name, string Meaning)> All => Texts.Concat(Flags);
}
