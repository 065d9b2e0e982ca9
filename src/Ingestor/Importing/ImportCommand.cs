using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Starting;

namespace Monitoring.Ingestor.Importing;

/// <summary>The command <c>import FILE --site S --meter M</c>, also while the Ingestor runs: its ledger follows.</summary>
public static class ImportCommand
{
    private const string KeyName = "command line";

    /// <summary>Runs the command on the database that settings, environment and command line name.</summary>
    /// <param name="args">The whole command line, starting with <c>import</c>.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="databaseFile">The database, where the caller decides it; else the setting <c>Ingestor:Database</c>.</param>
    /// <param name="error">Where refusals go; <paramref name="output"/> unless given.</param>
    /// <returns>Exit code: 0 stored (or a dry run), 1 nothing stored, 2 stored without the refused rows.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, string? databaseFile = null, TextWriter? error = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var root = new RootCommand("Monitoring") { Import(databaseFile, output, error ?? output) };
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error ?? output });
        }
        catch (Exception e) when (e is StartException or ImportException or CorrectionRefusedException or IOException or UnauthorizedAccessException)
        {
            await (error ?? output).WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Command Import(string? databaseFile, TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("file") { Description = "CSV or .xlsx, also packed by gzip" };
        var site = new Option<string>("--site") { Required = true, Description = "Site id" };
        var dry = new Option<bool>("--dry-run") { Description = "Only show what would be stored" };
        var all = new Option<bool>("--all-or-nothing") { Description = "Store nothing when any row is refused" };
        var texts = ImportOptionNames.Texts.Select(t => new Option<string?>("--" + t.Name.Replace('_', '-')) { Description = t.Meaning }).ToArray();
        var command = new Command("import", "Import energy from a file") { file, site, dry, all };
        Array.ForEach(texts, command.Add);
        command.SetAction(async (parsed, cancel) =>
        {
            var given = texts.Where(t => parsed.GetValue(t) is not null)
                .ToDictionary(t => t.Name[2..].Replace('-', '_'), t => parsed.GetValue(t)!, StringComparer.Ordinal);
            var path = parsed.GetValue(file)!;
            var request = ImportRequest.Read(given) with
            {
                File = Path.GetFileName(path), DryRun = parsed.GetValue(dry), AllOrNothing = parsed.GetValue(all),
            };
            var bytes = await File.ReadAllBytesAsync(path, cancel);
            await output.WriteLineAsync($"Reading {path}");
            var report = await StoreAsync(databaseFile, parsed.GetValue(site)!, request, bytes, output, cancel);
            return await ShowAsync(report, output, error);
        });
        return command;
    }

    private static async Task<ImportReport> StoreAsync(
        string? databaseFile, string site, ImportRequest request, byte[] bytes, TextWriter output, CancellationToken cancel)
    {
        var settings = IngestorSetup.OptionsOf([]);
        var database = databaseFile ?? settings.Database;
        StartException.ThrowIfAny("The command", DatabaseSetting.Problem(database) is { } problem ? [problem] : []);
        await output.WriteLineAsync($"Database {DatabaseSetting.Shown(database)}");
        var factory = await DatabasePreparation.OpenAsync(database, cancel);
        var meters = new MeterDirectory(new MeterTable(factory));
        await meters.RestoreAsync(cancel);
        using var dirty = new DirtySpans(factory, meters, TimeProvider.System);
        var table = new CorrectionTable(factory);
        using var corrections = new CorrectionService(table, new CorrectedMeterCheck(table, meters, factory), meters, dirty, settings, TimeProvider.System, NullLogger<CorrectionService>.Instance);
        var imports = new ImportService(corrections, table, factory, settings, TimeProvider.System);
        return await imports.ImportAsync(site, request, bytes, KeyName, cancel);
    }

    private static async Task<int> ShowAsync(ImportReport report, TextWriter output, TextWriter error)
    {
        foreach (var line in report.Recognised.Concat(report.Notes))
        {
            await output.WriteLineAsync("  " + line);
        }

        foreach (var row in report.Refused)
        {
            await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"line {row.Line}: {row.Text}: {row.Reason}; {row.Cure}"));
        }

        var export = report.TotalExportKwh is { } e ? string.Create(CultureInfo.InvariantCulture, $", exported {e} kWh") : "";
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Rows} values from {report.From:u} to {report.To:u}, {report.TotalKwh} kWh{export}; {report.Missing} missing, {report.Duplicates} duplicates, {report.Gaps} gaps, {report.RefusedCount} refused"));
        await output.WriteLineAsync(report.Id is { } id
            ? string.Create(CultureInfo.InvariantCulture, $"Stored as correction {id}; the ledger follows while the Ingestor runs.")
            : report.State == "dry run" ? "Dry run: nothing is stored." : "Nothing is stored.");
        return report.Id is null && report.State != "dry run" ? 1 : report.RefusedCount > 0 && report.Id is not null ? 2 : 0;
    }
}
