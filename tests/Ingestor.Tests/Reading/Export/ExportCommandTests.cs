using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Reading.Export;

public sealed class ExportCommandTests
{
    private const long Start = 1_767_571_200_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_command_writes_the_file_and_says_how_far_it_is()
    {
        using var folder = new TempFolder();
        await using (var host = await IngestorHost.StartAsync(folder: folder))
        {
            (await host.WriteAsync($"readings,meter=m active_power_w=5 {Start}")).EnsureSuccessStatusCode();
        }

        var file = folder.File("out.csv");
        var (exitCode, output) = await RunAsync(folder, "--site", "works", "--what", "readings", "--quantity", "active_power_w", "--from", "2026-01-05", "--to", "2026-01-06", "--out", file);
        Assert.True(exitCode == 0, output);
        Assert.Contains("100.0 %  1 rows  done", output, StringComparison.Ordinal);
        Assert.Contains("m,2026-01-05T09:00:00+09:00,2026-01-05T00:00:00Z,5", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".part"));

        (exitCode, output) = await RunAsync(folder, "--site", "nowhere", "--from", "2026-01-05", "--to", "2026-01-06", "--out", file);
        Assert.Equal(1, exitCode);
        Assert.Contains("no site 'nowhere'", output, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(TempFolder folder, params string[] arguments) => ServiceProcess.RunAsync(
        "src/Ingestor",
        "Monitoring.Ingestor",
        ["export", .. arguments],
        new Dictionary<string, string?> { ["Ingestor__Database"] = folder.File("ingestor.db"), ["Ingestor__StoreFile"] = folder.File("readings.db"), ["Ingestor__RawRetentionDays"] = "0" },
        Cancel);
}
