using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;
using Monitoring.Starting;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>The command <c>export</c>: a file of readings or intervals, straight from the databases, beside a running Ingestor or without one.</summary>
public static class ExportCommand
{
    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the command on the databases that settings and environment name.</summary>
    /// <param name="args">The whole command line, starting with <c>export</c>.</param>
    /// <param name="output">Where help goes.</param>
    /// <param name="error">Where progress and refusals go.</param>
    /// <param name="settings">Settings as on the Ingestor's command line, where the caller decides them; they go before the environment's.</param>
    /// <returns>Exit code: 0 done, 1 refused or failed.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, params string[] settings)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            var root = new RootCommand("Monitoring") { Create(error, settings) };
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (Exception e) when (e is StartException or StoreUnavailableException or IOException or UnauthorizedAccessException or OperationCanceledException or DbUpdateException or System.Data.Common.DbException)
        {
            await error.WriteLineAsync(e is OperationCanceledException ? "Cancelled; no file is left." : e.Message);
            return 1;
        }
    }

    private static Command Create(TextWriter error, string[] settings)
    {
        var site = new Option<string>("--site") { Required = true, Description = "Site id" };
        var meters = new Option<string[]>("--meter") { AllowMultipleArgumentsPerToken = true, Description = "Meter ids; all of the site unless given" };
        var what = new Option<string>("--what") { DefaultValueFactory = _ => ExportRequest.Intervals, Description = "intervals or readings" };
        var quantity = new Option<string?>("--quantity") { Description = "Quantity of readings, e.g. active_power_w" };
        var from = new Option<string>("--from") { Required = true, Description = "Start: a date of the site, or a time with an offset" };
        var to = new Option<string>("--to") { Required = true, Description = "End, not included" };
        var format = new Option<string?>("--format") { Description = "csv or xlsx; by the ending of the file unless given" };
        var file = new Option<string>("--out") { Required = true, Description = "The file" };
        var noMark = new Option<bool>("--no-bom") { Description = "CSV without the byte order mark that Excel wants" };
        var command = new Command("export", "Write readings or intervals of any span to a CSV or Excel file") { site, meters, what, quantity, from, to, format, file, noMark };
        command.SetAction((parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var question = new ExportQuestion(
                parsed.GetValue(site)!,
                parsed.GetValue(what),
                parsed.GetValue(meters) ?? [],
                parsed.GetValue(quantity),
                parsed.GetValue(from),
                parsed.GetValue(to),
                parsed.GetValue(format) ?? (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ExportRequest.Xlsx : ExportRequest.Csv));
            return WriteAsync(question, path, bom: !parsed.GetValue(noMark), error, settings, cancel);
        });
        return command;
    }

    private static async Task<int> WriteAsync(ExportQuestion question, string path, bool bom, TextWriter error, string[] settings, CancellationToken cancel)
    {
        var options = IngestorSetup.OptionsOf(settings);
        StartException.ThrowIfAny("The command", [.. IngestorOptionsCheck.FileErrors(options)]);
        var database = new IngestorDbFactory(options.Database);
        await database.MigrateAsync(cancel);
        var (request, problem) = await question.ResolveAsync(database, cancel);
        if (request is null)
        {
            await error.WriteLineAsync(problem);
            return 1;
        }

        var store = IngestorSetup.CreateStore(options, TimeProvider.System);
        var shown = Stopwatch.StartNew();
        var progress = new ExportProgress(request)
        {
            Changed = state =>
            {
                if (shown.Elapsed >= ShowEvery || state.State != ExportProgress.Running)
                {
                    shown.Restart();
                    error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{state.Share * 100,5:0.0} %  {state.Rows:N0} rows  {state.State,-10}"));
                }
            },
        };

        // Under another name until it is whole.
        var part = path + ".part";
        try
        {
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            await using (var file = ExportFile.Create(request.Format, stream, request.Zone, bom))
            {
                await new ExportRun(store, database).RunAsync(request, file, progress, cancel);
            }

            File.Move(part, path, overwrite: true);
            return 0;
        }
        finally
        {
            await error.WriteLineAsync();
            File.Delete(part);
            (store as IDisposable)?.Dispose();
        }
    }
}
