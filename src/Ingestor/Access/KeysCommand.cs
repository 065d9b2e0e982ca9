using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Monitoring.Ingestor.Storage;
using Monitoring.Starting;

namespace Monitoring.Ingestor.Access;

/// <summary>The command <c>keys add | list | revoke</c>.</summary>
public static class KeysCommand
{
    /// <summary>Runs the command on the database that settings, environment and command line name.</summary>
    /// <param name="args">The whole command line, starting with <c>keys</c>.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="database">The database, where the caller decides it; else the setting <c>Ingestor:Database</c>.</param>
    /// <param name="error">Where refusals go; <paramref name="output"/> unless given.</param>
    /// <returns>Exit code: 0 done, 1 refused.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, string? database = null, TextWriter? error = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        try
        {
            var of = database ?? IngestorSetup.DatabaseOf([]);
            StartException.ThrowIfAny("The command", DatabaseSetting.Problem(of) is { } problem ? [problem] : []);
            var root = new RootCommand("Monitoring") { Keys(of, output) };
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error ?? output });
        }
        catch (Exception e) when (e is StartException or KeyRefusedException)
        {
            await (error ?? output).WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static Command Keys(string database, TextWriter output)
    {
        var site = new Option<string>("--site") { Required = true, Description = "Site id, or * for a key that reads or corrects all sites" };
        var name = new Option<string>("--name") { Required = true, Description = "What the key is for" };
        var scope = new Option<string>("--scope") { DefaultValueFactory = _ => KeyScope.Write, Description = "write, read or correct" };
        var siteName = new Option<string?>("--site-name") { Description = "Display name of a new site" };
        var zone = new Option<string?>("--time-zone") { Description = $"Time zone of a new site; {KeyService.DefaultZone} unless given" };
        var add = new Command("add", "Make a key and show it once") { site, name, scope, siteName, zone };
        add.SetAction((parsed, cancel) => WithServiceAsync(database, output, async keys =>
        {
            var of = parsed.GetValue(site)!;
            var isNew = await keys.FindSiteAsync(of, cancel) is null;
            var key = await keys.AddAsync(
                of, parsed.GetValue(name)!, parsed.GetValue(scope)!, parsed.GetValue(siteName), parsed.GetValue(zone), cancel);
            if (await keys.FindSiteAsync(of, cancel) is { } made)
            {
                await output.WriteLineAsync($"{(isNew ? "New" : "Existing")} site {made.Site}, zone {made.TimeZone}");
            }

            await output.WriteLineAsync("Key (shown only now; send it as 'Authorization: Token KEY'):");
            await output.WriteLineAsync(key);
            return 0;
        }));

        var list = new Command("list", "List all keys");
        list.SetAction((_, cancel) => WithServiceAsync(database, output, async keys =>
        {
            foreach (var key in await keys.ListAsync(cancel))
            {
                var state = key.RevokedMs is null ? "valid" : "revoked";
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{key.Id}\t{key.Site}\t{key.Scope}\t{state}\tmade {Utc(key.CreatedMs)}\tlast used {Utc(key.LastUsedMs)}\t{key.Name}"));
            }

            return 0;
        }));

        var id = new Argument<int>("id") { Description = "Number of the key, from 'keys list'" };
        var revoke = new Command("revoke", "Make a key invalid") { id };
        revoke.SetAction((parsed, cancel) => WithServiceAsync(database, output, async keys =>
        {
            var done = await keys.RevokeAsync(parsed.GetValue(id), cancel);
            await output.WriteLineAsync(done ? "Revoked." : "There is no valid key with that number; see 'keys list'.");
            return done ? 0 : 1;
        }));
        return new Command("keys", "Keys of gateways and readers") { add, list, revoke };
    }

    private static string Utc(long? ms) => ms is { } known
        ? DateTimeOffset.FromUnixTimeMilliseconds(known).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
        : "never";

    private static async Task<int> WithServiceAsync(string database, TextWriter output, Func<KeyService, Task<int>> action)
    {
        await output.WriteLineAsync($"Database {DatabaseSetting.Shown(database)}");
        return await action(new KeyService(await DatabasePreparation.OpenAsync(database, CancellationToken.None), TimeProvider.System));
    }
}
