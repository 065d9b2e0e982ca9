using System.Text.Json;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Storage;

namespace Monitoring.AllInOne;

/// <summary>The keys with which the services of this process know each other; made once and kept in a file that only its owner may read.</summary>
internal sealed record LocalKeys(string Site, string Write, string Read)
{
    public static async Task<LocalKeys> EnsureAsync(AllInOneOptions options, CancellationToken cancel)
    {
        var file = options.File("keys.json");
        if (System.IO.File.Exists(file))
        {
            return JsonSerializer.Deserialize<LocalKeys>(await System.IO.File.ReadAllTextAsync(file, cancel))
                ?? throw new StartException($"{file} is empty: delete it, and new keys are made.");
        }

        var database = new IngestorDbFactory(StorageSetup.Options(options.File("ingestor.db")));
        await using (var db = database.CreateDbContext())
        {
            await StorageSetup.MigrateAsync(db, cancel);
        }

        var service = new KeyService(database, TimeProvider.System);
        var site = options.Demo ? DemoSite.Id : "site-1";
        var name = options.Demo ? DemoSite.Name : "工場1";
        var keys = new LocalKeys(
            site,
            await service.AddAsync(site, "all-in-one gateway", KeyScope.Write, name, cancel: cancel),
            await service.AddAsync(KeyScope.AllSites, "all-in-one dashboard", KeyScope.Read, cancel: cancel));
        await WritePrivatelyAsync(file, keys, cancel);
        return keys;
    }

    private static async Task WritePrivatelyAsync(string file, LocalKeys keys, CancellationToken cancel)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, how);
        await JsonSerializer.SerializeAsync(stream, keys, cancellationToken: cancel);
    }
}
