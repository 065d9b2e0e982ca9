using System.Net;
using System.Net.Sockets;
using Monitoring.Starting;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Running;

/// <summary>A start that cannot succeed ends with plain sentences that name every wrong setting.</summary>
public sealed class IngestorStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        File.WriteAllText(_folder.File("garbage.db"), new string('x', 5000));
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var error = Assert.Throws<StartException>(() => IngestorSetup.Build(
        [
            "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", $"--Ingestor:Database={_folder.File("garbage.db/ingestor.db")}",
            $"--Ingestor:StoreFile={_folder.File("garbage.db")}", "--Ingestor:StoreDatabase=a b", "--Ingestor:MaxBodyBytes=many", "--Ingestor:MaxConcurrentWrites=0",
            "--Ingestor:Databse=x", "--Ingestor:Clock:Earliest=long ago", "--Ingestor:Clock:Erliest=x", "--Ingestor:StoreUser:Name=x",
            "--Ingestor:StorePassword=secret", "--Ingestor:StoreToken=two words", "--Ingestor:RawRetentionDays=-1", "--Ingestor:LedgerRetentionDays=40000",
        ]));

        foreach (var named in (string[])[
            "Ingestor:Database is", "Ingestor:StoreFile is", "Ingestor:StoreDatabase is", "Ingestor:MaxBodyBytes is 'many'", "Ingestor:MaxConcurrentWrites is 0",
            "Ingestor:Databse is no setting", "Ingestor:Clock:Earliest is 'long ago'", "Ingestor:Clock:Erliest is no setting", "Ingestor:StoreUser is one value",
            "Ingestor:StorePassword is set without", "Ingestor:StoreToken holds a space", "Ingestor:RawRetentionDays is -1", "Ingestor:LedgerRetentionDays is 40000",
            "choose another port with --urls"])
        {
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--Ingestor:MaxBodyBytes=many", "Ingestor:MaxBodyBytes")]
    [InlineData("--Ingestor:Database=/proc/nowhere/ingestor.db", "Ingestor:Database")]
    [InlineData("--urls=http://127.0.0.1:0/path", "leave out '/path'")]
    public async Task The_process_ends_with_the_errors_and_without_a_stack_trace(string wrong, string sentence)
    {
        await using var process = Start($"--Ingestor:Database={_folder.File("ingestor.db")}", wrong);
        await EndsWithAsync(process, sentence);
    }

    [Fact]
    public async Task The_keys_command_on_a_database_that_cannot_be_opened_says_so()
    {
        await using var process = ChildProcess.Start(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Monitoring.Ingestor.dll"), "keys", "list"],
            new Dictionary<string, string?> { ["Ingestor__Database"] = "/proc/nowhere/ingestor.db" });
        await EndsWithAsync(process, "Ingestor:Database");
    }

    [Fact]
    public async Task Help_lists_the_settings_with_their_defaults_and_serves_nothing()
    {
        await using var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Monitoring.Ingestor.dll"), "--help"]);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        foreach (var shown in (string[])["Ingestor:Clock:Earliest", "data/ingestor.db", "keys add"])
        {
            await Eventually.TrueAsync(() => process.Output.Contains(shown, StringComparison.Ordinal), $"{shown} is shown", cancel: Cancel);
        }
    }

    private ChildProcess Start(params string[] more) => ChildProcess.Start(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Monitoring.Ingestor.dll"), "--urls", "http://127.0.0.1:0", $"--Ingestor:StoreFile={_folder.File("readings.db")}", .. more,
        ]);

    private static async Task EndsWithAsync(ChildProcess process, string sentence)
    {
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains(sentence, StringComparison.Ordinal), $"'{sentence}' is said", cancel: Cancel);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
