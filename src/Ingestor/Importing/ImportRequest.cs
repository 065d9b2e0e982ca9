using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing;

/// <summary>Everything that a person says with a file.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="By">Who imports it.</param>
/// <param name="Why">Why.</param>
public sealed record ImportRequest(string? Meter, string? By, string? Why)
{
    /// <summary>Name of the file, where known.</summary>
    public string? File { get; init; }

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
        string[] known = [.. ImportOptionNames.All.Select(o => o.Name)];
        if (given.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.Ordinal)) is { } wrong)
        {
            throw new ImportException($"option '{wrong}' is not known: {string.Join(", ", known)}", ImportCodes.UnknownOption, wrong);
        }

        return new ImportRequest(Text("meter"), Text("by"), Text("why"))
        {
            DryRun = Flag(ImportOptionNames.DryRun),
            AllOrNothing = Flag(ImportOptionNames.AllOrNothing),
            Options = new ImportOptions
            {
                Zone = Text("zone") ?? "",
                Layout = Text("layout"),
                TimeColumn = Text("time_column"),
                DateColumn = Text("date_column"),
                ValueColumn = Text("value_column"),
                ExportColumn = Text("export_column"),
                Direction = Text("direction"),
                Unit = Text("unit"),
                Label = Text("label"),
                Decimal = Text("decimal"),
                DateOrder = Text("date_order"),
                Year = Text("year") is { } year
                    ? (int.TryParse(year, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 1990 and < 2200
                        ? number : throw ImportException.WrongOption("year", year, "a year from 1990 to 2199, e.g. 2026"))
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
            _ => throw ImportException.WrongOption(name, Text(name), "true or false"),
        };
    }
}
