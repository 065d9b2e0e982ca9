using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Starting;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Storage;

public sealed class DatabaseSettingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgres://u:secret@h/d", "PostgreSQL URL")]
    [InlineData("Host=h;Username=u;Password=secret", "names no Database")]
    [InlineData("Host=h;Database=d;Password=sec;ret=1", "quotes")]
    [InlineData("Host=h;Port=secret;Database=d", "quotes")]
    public void A_connection_string_that_cannot_be_used_is_refused_without_showing_it(string setting, string reason)
    {
        var problem = DatabaseSetting.Problem(setting)!;
        Assert.Contains("Ingestor:Database", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sec", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_of_a_database_names_no_password()
    {
        const string Setting = "host=db.example;Database=m;Username=u;Password=secret";
        Assert.Null(DatabaseSetting.Problem(Setting));
        Assert.Equal("PostgreSQL m at db.example:5432", DatabaseSetting.Shown(Setting));
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_refuses_the_password_ends_the_start_with_a_sentence()
    {
        using var folder = new TempFolder();
        var away = FormattableString.Invariant($"Host=127.0.0.1;Port={FreePort.Next()};Database=d;Username=u;Password=secret");
        var wrong = await TestDatabases.NewAsync(TestDatabases.Postgres, folder) + ";Password=secret";
        foreach (var setting in (string[])[away, wrong])
        {
            var error = await Assert.ThrowsAsync<StartException>(() => IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={setting}"));
            Assert.Contains("PostgreSQL", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);

            var output = new StringWriter();
            Assert.Equal(1, await KeysCommand.RunAsync(["keys", "list"], output, setting));
            Assert.Contains("cannot be used", output.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("secret", output.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked_in_postgres_as_in_a_file()
    {
        using var folder = new TempFolder();
        var database = await TestDatabases.NewAsync(TestDatabases.Postgres, folder);
        var output = new StringWriter();
        Assert.Equal(0, await KeysCommand.RunAsync(["keys", "add", "--site", "works", "--name", "gw"], output, database));
        Assert.Equal(0, await KeysCommand.RunAsync(["keys", "revoke", "1"], output, database));
        Assert.Equal(0, await KeysCommand.RunAsync(["keys", "list"], output, database));
        Assert.Contains("revoked", output.ToString(), StringComparison.Ordinal);
        await using var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}");
        Assert.True((await host.WriteAsync("readings,meter=m1 active_power_w=1 1767571200000")).IsSuccessStatusCode, "the same site takes readings");
        Assert.True((await host.GetAsync("/healthz")).IsSuccessStatusCode);
    }
}
