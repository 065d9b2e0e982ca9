using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Monitoring.Starting;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        File.WriteAllText(_folder.File("bad.json"), "{ \"id\": \"bad\" }");

        var error = Assert.Throws<StartException>(() => GatewaySetup.Build(
        [
            "--Gateway:Mqtt:Port=70000",
            "--Gateway:Mqtt:ProtocolVersion=4",
            "--Gateway:Mqtt:Password=x",
            "--Gateway:Mqtt:CaFile=/nowhere.pem",
            "--Gateway:Buffer:MaxMegabytes=many",
            "--Gateway:Ingestor:Url=ingestor",
            "--Gateway:Clock:Erliest=2020-01-01",
            "--Gateway:Mappings:0:Topic=a/+",
            "--Gateway:Mappings:0:Quantity=watts",
            "--Gateway:Mappings:0:Scale=big",
            "--Gateway:Mappings:0:DecimalComma=maybe",
            "--Gateway:Mqtt:Topics=a/#",
            "--Gateway:Mqtt:Prot=1",
            "--urls=foo",
            "--Gateway:Brker:Host=x",
            $"--Gateway:Definitions={_folder.Path}",
        ]));

        foreach (var key in (string[])[
            "Gateway:Mqtt:Port", "Gateway:Mqtt:ProtocolVersion", "Gateway:Mqtt:Password", "Gateway:Mqtt:CaFile", "Gateway:Buffer:MaxMegabytes",
            "Gateway:Ingestor:Url", "Gateway:Ingestor:Key", "Erliest", "Gateway:Mappings:0:Meter", "Gateway:Mappings:0:Quantity",
            "Gateway:Brker", "bad.json",
            "Gateway:Mappings:0:Scale is 'big' but must be a number", "Gateway:Mappings:0:DecimalComma", "Gateway:Mqtt:Topics:0", "Gateway:Mqtt:Prot is no setting", "--urls 'foo'"])
        {
            Assert.Contains(key, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("1883")]
    [InlineData("plant:1883")]
    [InlineData("127.0.0.1:99999")]
    public void A_listen_address_that_is_none_is_named(string listen)
    {
        var error = Assert.Throws<StartException>(() => GatewaySetup.Build(["--Gateway:Ingestor:Key=k", $"--Gateway:Mqtt:Listen={listen}"]));

        Assert.Contains($"Gateway:Mqtt:Listen is '{listen}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_optional_settings_count_as_not_given()
    {
        await using var app = GatewaySetup.Build(
        [
            "--Gateway:Ingestor:Key=k", $"--Gateway:Buffer:Folder={_folder.Path}", "--Gateway:Mqtt:User=", "--Gateway:Mqtt:Password=",
            "--Gateway:Mqtt:CaFile=", "--Gateway:Mqtt:Listen=", "--Gateway:Definitions=",
        ]);

        Assert.NotNull(app);
    }

    [Fact]
    public void Lists_are_read()
    {
        var errors = new List<string>();
        var options = GatewayOptions.Read(
            new ConfigurationBuilder().AddCommandLine(
            [
                "--Gateway:Ingestor:Key=k", "--Gateway:Mqtt:Topics:0=a/#", "--Gateway:Mqtt:Topics:1=b/#", "--Gateway:Mqtt:Port=",
                "--Gateway:Mappings:0:Topic=a/+", "--Gateway:Mappings:0:Meter={1}", "--Gateway:Mappings:0:Quantity=active_power_w", "--Gateway:Mappings:0:Scale=0.5",
            ]).Build(),
            errors);

        Assert.Empty(errors);
        Assert.Equal(["a/#", "b/#"], options.Mqtt.Topics);
        Assert.Equal(("{1}", 0.5, (bool?)null), (options.Mappings[0].Meter, options.Mappings[0].Scale, options.Mappings[0].DecimalComma));
        Assert.Null(options.Mqtt.Port);
    }

    [Fact]
    public void Help_names_the_settings_of_every_group() =>
        Assert.All(["Gateway:Mqtt:Topics", "Gateway:Buffer:Folder", "Gateway:Mappings", "http://127.0.0.1:8081"], key => Assert.Contains(key, GatewaySetup.Help(), StringComparison.Ordinal));

    [Fact]
    public async Task The_process_ends_with_the_errors_and_without_a_stack_trace()
    {
        await using var process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Monitoring.Gateway.dll"), "--Gateway:Mqtt:Port=0"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains("Gateway:Ingestor:Key", StringComparison.Ordinal), "the errors are shown", cancel: TestContext.Current.CancellationToken);
        Assert.Contains("Gateway:Mqtt:Port", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Gateway:Mqtt:Listen=127.0.0.1:{0}", "Gateway:Mqtt:Listen")]
    [InlineData("--urls=http://127.0.0.1:{0}", "--urls")]
    public async Task A_taken_port_ends_the_process_with_the_setting_that_changes_it(string argument, string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var process = ChildProcess.Start(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Monitoring.Gateway.dll"),
                "--urls=http://127.0.0.1:0",
                "--Gateway:Mqtt:Listen=127.0.0.1:0",
                "--Gateway:Ingestor:Key=k",
                $"--Gateway:Buffer:Folder={_folder.Path}",
                string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, port),
            ]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains(setting, StringComparison.Ordinal), "the setting is shown", cancel: TestContext.Current.CancellationToken);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
