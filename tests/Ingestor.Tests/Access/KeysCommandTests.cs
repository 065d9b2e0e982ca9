using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Access;

public sealed class KeysCommandTests
{
    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_key_is_shown_once_listed_without_its_secret_and_can_be_revoked(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        var added = await RunAsync(setting, 0, "keys", "add", "--site", "works", "--name", "gateway 1", "--scope", "write");
        var key = added.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.Equal(43, key.Length);
        var listed = await RunAsync(setting, 0, "keys", "list");
        Assert.Contains("gateway 1", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.DoesNotContain(key, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        await RunAsync(setting, 0, "keys", "revoke", "1");
        Assert.Contains("revoked", await RunAsync(setting, 0, "keys", "list"), StringComparison.Ordinal);
        await RunAsync(setting, 1, "keys", "revoke", "1");
    }

    [Theory]
    [InlineData("a/b", "write", "Asia/Tokyo", "cannot be a site id")]
    [InlineData("works", "admin", "Asia/Tokyo", "write, read or correct")]
    [InlineData("*", "write", "Asia/Tokyo", "one site")]
    [InlineData("works", "write", "Mars/Base", "IANA")]
    public async Task A_wrong_wish_is_refused_with_the_cure(string site, string scope, string zone, string cure)
    {
        using var folder = new TempFolder();
        var refused = await RunAsync(folder.File("ingestor.db"), 1, "keys", "add", "--site", site, "--name", "n", "--scope", scope, "--time-zone", zone);
        Assert.Contains(cure, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task The_site_is_said_to_be_new_or_existing_with_its_zone_and_the_database_with_its_path(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        var first = await RunAsync(setting, 0, "keys", "add", "--site", "works", "--name", "a", "--time-zone", "Europe/Berlin");
        Assert.Contains("New site works, zone Europe/Berlin", first, StringComparison.Ordinal);
        Assert.Contains($"Database {DatabaseSetting.Shown(setting)}", first, StringComparison.Ordinal);
        Assert.Contains("Existing site works, zone Europe/Berlin", await RunAsync(setting, 0, "keys", "add", "--site", "works", "--name", "b"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite, "--time-zone", "Asia/Tokyo")]
    [InlineData(TestDatabases.Postgres, "--time-zone", "Asia/Tokyo")]
    [InlineData(TestDatabases.Sqlite, "--site-name", "Somewhere else")]
    public async Task Another_zone_or_name_for_an_existing_site_is_refused_and_no_key_is_made(string database, string option, string value)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        await RunAsync(setting, 0, "keys", "add", "--site", "works", "--name", "first", "--time-zone", "Europe/Berlin");
        Assert.Contains($"leave out {option}", await RunAsync(setting, 1, "keys", "add", "--site", "works", "--name", "second", option, value), StringComparison.Ordinal);
        Assert.DoesNotContain("second", await RunAsync(setting, 0, "keys", "list"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string database, int expected, params string[] args)
    {
        await using var output = new StringWriter();
        Assert.Equal(expected, await KeysCommand.RunAsync(args, output, database));
        return output.ToString();
    }
}
