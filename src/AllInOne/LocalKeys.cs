using System.Text.Json;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Storage;
using Monitoring.Starting;

namespace Monitoring.AllInOne;

/// <summary>The keys with which the services of this process know each other; made once and kept in a file that only its owner may read.</summary>
/// <param name="Site">The site that is written.</param>
/// <param name="Write">The gateway's.</param>
/// <param name="Read">The Dashboard's, to read.</param>
/// <param name="Correct">The Dashboard's, to import and correct; null in a file from before there was one.</param>
internal sealed record LocalKeys(string Site, string Write, string Read, string? Correct)
{
    public static async Task<LocalKeys> EnsureAsync(AllInOneOptions options, CancellationToken cancel)
    {
        var file = options.File("keys.json");
        var known = await ReadAsync(file, cancel);
        if (known is not null && options.Demo != (known.Site == DemoSite.Id))
        {
            throw new StartException(options.Demo
                ? $"{options.Data} holds a real site: choose another folder for the demo with --data."
                : $"{options.Data} holds the demo: start with --demo, or choose another folder with --data.");
        }

        StartException.ThrowIfAny("Monitoring", DatabaseFile.Problem("The database", options.Database) is { } problem ? [problem] : []);
        var database = new IngestorDbFactory(options.Database);
        await database.MigrateAsync(cancel);
        var service = new KeyService(database, TimeProvider.System);
        if (known is not null)
        {
            if (!await AreValidAsync(known, service, cancel))
            {
                throw new StartException(
                    $"{file} holds keys that {options.Database} does not know or that are revoked: delete {file}, and new keys are made.");
            }

            return known.Correct is not null ? known : await KeptAsync(file, known with { Correct = await CorrectKeyAsync(service, cancel) }, cancel);
        }

        var site = options.Demo ? DemoSite.Id : NewSite.Id;
        var name = await service.FindSiteAsync(site, cancel) is not null ? null : options.Demo ? DemoSite.Name : NewSite.Name;
        return await KeptAsync(file, new LocalKeys(
            site,
            await service.AddAsync(site, "all-in-one gateway", KeyScope.Write, name, cancel: cancel),
            await service.AddAsync(KeyScope.AllSites, "all-in-one dashboard", KeyScope.Read, cancel: cancel),
            await CorrectKeyAsync(service, cancel)), cancel);
    }

    private static Task<string> CorrectKeyAsync(KeyService service, CancellationToken cancel) =>
        service.AddAsync(KeyScope.AllSites, "all-in-one dashboard (data)", KeyScope.Correct, cancel: cancel);

    private static async Task<LocalKeys> KeptAsync(string file, LocalKeys keys, CancellationToken cancel)
    {
        await WritePrivatelyAsync(file, keys, cancel);
        return keys;
    }

    private static async Task<bool> AreValidAsync(LocalKeys keys, KeyService service, CancellationToken cancel) =>
        await service.CheckAsync($"Token {keys.Write}", cancel) is not null && await service.CheckAsync($"Token {keys.Read}", cancel) is not null
        && (keys.Correct is not { } correct || await service.CheckAsync($"Token {correct}", cancel) is not null);

    private static async Task<LocalKeys?> ReadAsync(string file, CancellationToken cancel)
    {
        if (!System.IO.File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LocalKeys>(await System.IO.File.ReadAllTextAsync(file, cancel))
                ?? throw new JsonException("there is nothing in it");
        }
        catch (JsonException e)
        {
            throw new StartException($"{file} cannot be read ({e.Message}): delete it, and new keys are made.");
        }
    }

    // Nobody else may read it, not even for the moment in which it is written; and a crash leaves no half of it.
    private static async Task WritePrivatelyAsync(string file, LocalKeys keys, CancellationToken cancel)
    {
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(file + ".tmp", how))
        {
            await JsonSerializer.SerializeAsync(stream, keys, cancellationToken: cancel);
        }

        System.IO.File.Move(file + ".tmp", file, overwrite: true);
    }
}
