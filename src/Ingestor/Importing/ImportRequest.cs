namespace Monitoring.Ingestor.Importing;

/// <summary>Everything that a person says with a file.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="By">Who imports it.</param>
/// <param name="Why">Why.</param>
/// <param name="File">Name of the file, where known.</param>
public sealed record ImportRequest(string? Meter, string? By, string? Why, string? File)
{
    private static readonly string[] Known =
    [
        "meter", "by", "why", "file_name", "dry_run", "all_or_nothing", "zone", "layout", "time_column", "date_column", "value_column", "export_column", "unit",
        "label", "decimal", "date_order", "year", "encoding", "sheet",
    ];

    /// <summary>True to see what would be stored.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to store nothing when any row is refused.</summary>
    public bool AllOrNothing { get; init; }

    /// <summary>What is said about the file; its zone is empty for the site's.</summary>
    public required ImportOptions Options { get; init; }

    /// <summary>Reads names and values as a query or a form has them.</summary>
    /// <exception cref="ImportException">A name is not known or a value is wrong.</exception>
    public static ImportRequest Read(IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.Keys.FirstOrDefault(k => !Known.Contains(k, StringComparer.Ordinal)) is { } wrong)
        {
            throw new ImportException($"option '{wrong}' is not known: {string.Join(", ", Known)}");
        }

        return new ImportRequest(Text("meter"), Text("by"), Text("why"), Text("file_name"))
        {
            DryRun = Flag("dry_run"),
            AllOrNothing = Flag("all_or_nothing"),
            Options = new ImportOptions
            {
                Zone = Text("zone") ?? "",
                Layout = Text("layout"),
                TimeColumn = Text("time_column"),
                DateColumn = Text("date_column"),
                ValueColumn = Text("value_column"),
                ExportColumn = Text("export_column"),
                Unit = Text("unit"),
                Label = Text("label"),
                Decimal = Text("decimal"),
                DateOrder = Text("date_order"),
                Year = Text("year") is { } year
                    ? (int.TryParse(year, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 1990 and < 2200
                        ? number : throw new ImportException($"year '{year}' is not one, e.g. 2026"))
                    : null,
                Encoding = Text("encoding"),
                Sheet = Text("sheet"),
            },
        };

        string? Text(string name) => given.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

        bool Flag(string name) => Text(name)?.ToUpperInvariant() switch
        {
            null or "FALSE" or "0" => false,
            "TRUE" or "1" => true,
            _ => throw new ImportException($"{name} '{Text(name)}' is neither true nor false"),
        };
    }
}
