using System.Text.Json;
using Monitoring.Simulators.Factory;
using Monitoring.Support;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>The command in its own process, as people use it.</summary>
public sealed class FactoryCommandTests
{
    [Fact]
    public async Task It_writes_intervals_truth_profile_and_plant_file_and_ends()
    {
        using var folder = new TempFolder();
        string[] files = ["i.csv", "t.jsonl", "p.json", "y.yaml"];
        var code = await FactoryCommand.RunAsync([
            "--plant", "random", "--seed", "5", "--from", "2026-09-01", "--to", "2026-09-03", "--intervals", folder.File(files[0]),
            "--truth", folder.File(files[1]), "--profile", folder.File(files[2]), "--yaml", folder.File(files[3])]);
        Assert.Equal(0, code);
        Assert.Equal(0, (File.ReadAllLines(folder.File(files[0])).Length - 1) % (2 * 96));
        using var profile = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File(files[2]), TestContext.Current.CancellationToken));
        Assert.Equal("random-5", profile.RootElement.GetProperty("site").GetString());
        var again = folder.File("again.csv");
        Assert.Equal(0, await FactoryCommand.RunAsync(["--plant", folder.File(files[3]), "--seed", "5", "--from", "2026-09-01", "--to", "2026-09-03", "--intervals", again]));
        Assert.Equal(await File.ReadAllTextAsync(folder.File(files[0]), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(again, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_clean_plant_has_an_empty_truth()
    {
        using var folder = new TempFolder();
        Assert.Equal(0, await FactoryCommand.RunAsync(["--clean", "--from", "2026-09-01", "--to", "2026-09-02", "--truth", folder.File("t.jsonl")]));
        Assert.Empty(await File.ReadAllTextAsync(folder.File("t.jsonl"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--plant", "nowhere")]
    [InlineData("--from", "yesterday")]
    [InlineData("--from", "2020-01-01")]
    [InlineData("--from", "2026-05-02")] // not before --to
    [InlineData("--history", "long")]
    [InlineData("--step", "0")]
    public async Task What_cannot_be_done_ends_with_1_and_writes_nothing(string option, string value)
    {
        using var folder = new TempFolder();
        Assert.Equal(1, await FactoryCommand.RunAsync([option, value, "--to", "2026-05-01", "--truth", folder.File("t.jsonl")]));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
