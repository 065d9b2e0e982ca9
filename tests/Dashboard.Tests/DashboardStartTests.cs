using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Monitoring.Dashboard.Tests.Fakes;
using Monitoring.Starting;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests;

/// <summary>A start that cannot succeed ends with plain sentences that name every wrong setting.</summary>
public sealed class DashboardStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        File.WriteAllText(_folder.File("file"), "");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var busy = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var error = Assert.Throws<StartException>(() => DashboardSetup.Build(
        [
            "--urls", busy, "--Dashboard:Ingestor:Url=nonsense", "--Dashboard:Ingestor:Key=", $"--Dashboard:Database={_folder.File("file/dashboard.db")}",
            "--Dashboard:SitesFolder=", "--Dashboard:AnalysisInterval=soon", "--Dashboard:AnalysisIntervall=00:10:00", "--Dashboard:Ingestor:Keys=x",
        ]));

        foreach (var named in (string[])[
            "Dashboard:Ingestor:Url is", "Dashboard:Ingestor:Key is missing", "Dashboard:Database is", "Dashboard:SitesFolder is",
            "Dashboard:AnalysisInterval is 'soon'", "Dashboard:AnalysisIntervall is no setting", "Dashboard:Ingestor:Keys is no setting", "choose another port with --urls"])
        {
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_database_of_findings_lets_readers_go_on_while_it_is_written()
    {
        await using (var app = DashboardSetup.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Dashboard:Ingestor:Url=http://127.0.0.1:1", "--Dashboard:Ingestor:Key=key",
            $"--Dashboard:Database={_folder.File("dashboard.db")}", $"--Dashboard:SitesFolder={_folder.Path}",
        ]))
        {
            await app.StartAsync(Cancel);
            await app.StopAsync(Cancel);
        }

        await using var connection = new SqliteConnection($"Data Source={_folder.File("dashboard.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(Cancel));
    }

    [Theory]
    [InlineData("--Dashboard:AnalysisInterval=soon")]
    [InlineData("--Dashboard:Database=/proc/nowhere/dashboard.db")]
    [InlineData("--urls=nonsense")]
    public async Task The_process_ends_with_the_errors_and_without_a_stack_trace(string wrong)
    {
        await using var process = Start("http://127.0.0.1:1", "key", wrong);
        await EndsWithAsync(process, wrong.Trim('-').Split('=')[0]);
    }

    [Fact]
    public async Task A_key_that_the_Ingestor_refuses_ends_the_process()
    {
        await using var ingestor = await FakeIngestor.StartAsync();
        ingestor.Failure = HttpStatusCode.Unauthorized;
        await using var process = Start(ingestor.Url, "wrong");
        await EndsWithAsync(process, "Dashboard:Ingestor:Key is refused");
    }

    [Fact]
    public async Task Help_lists_the_settings_with_their_defaults_and_serves_nothing()
    {
        await using var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Monitoring.Dashboard.dll"), "--help"]);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        foreach (var shown in (string[])["Dashboard:Ingestor:Key", "data/dashboard.db", "00:10:00"])
        {
            await Eventually.TrueAsync(() => process.Output.Contains(shown, StringComparison.Ordinal), $"{shown} is shown", cancel: Cancel);
        }
    }

    private ChildProcess Start(string ingestor, string key, params string[] more) => ChildProcess.Start(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Monitoring.Dashboard.dll"), "--urls", "http://127.0.0.1:0", $"--Dashboard:Ingestor:Url={ingestor}",
            $"--Dashboard:Ingestor:Key={key}", $"--Dashboard:Database={_folder.File("dashboard.db")}", .. more,
        ]);

    private static async Task EndsWithAsync(ChildProcess process, string sentence)
    {
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains(sentence, StringComparison.Ordinal), $"'{sentence}' is said", cancel: Cancel);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
