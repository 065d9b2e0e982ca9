using Monitoring.Ingestor.Access;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Access;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task A_key_is_shown_once_listed_without_its_secret_and_can_be_revoked()
    {
        using var folder = new TempFolder();
        var added = await RunAsync(folder, 0, "keys", "add", "--site", "works", "--name", "gateway 1", "--scope", "write");
        var key = added.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.Equal(43, key.Length);
        var listed = await RunAsync(folder, 0, "keys", "list");
        Assert.Contains("gateway 1", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.DoesNotContain(key, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        await RunAsync(folder, 0, "keys", "revoke", "1");
        Assert.Contains("revoked", await RunAsync(folder, 0, "keys", "list"), StringComparison.Ordinal);
        await RunAsync(folder, 1, "keys", "revoke", "1");
    }

    [Theory]
    [InlineData("a/b", "write", "Asia/Tokyo", "cannot be a site id")]
    [InlineData("works", "admin", "Asia/Tokyo", "write or read")]
    [InlineData("*", "write", "Asia/Tokyo", "one site")]
    [InlineData("works", "write", "Mars/Base", "IANA")]
    public async Task A_wrong_wish_is_refused_with_the_cure(string site, string scope, string zone, string cure)
    {
        using var folder = new TempFolder();
        Assert.Contains(cure, await RunAsync(folder, 1, "keys", "add", "--site", site, "--name", "n", "--scope", scope, "--time-zone", zone), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(TempFolder folder, int expected, params string[] args)
    {
        await using var output = new StringWriter();
        Assert.Equal(expected, await KeysCommand.RunAsync(args, output, folder.File("ingestor.db")));
        return output.ToString();
    }
}
