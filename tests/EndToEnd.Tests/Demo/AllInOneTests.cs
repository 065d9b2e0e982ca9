using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Monitoring.Analysis.Sites;
using Monitoring.EndToEnd.Tests.Screens;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Demo;

public sealed class AllInOneTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_port_is_named_with_the_option_that_changes_it()
    {
        using var folder = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var process = DemoPlant.Start(folder.File("data"), new Uri($"http://127.0.0.1:{FreePort.Next()}"), ((IPEndPoint)taken.LocalEndpoint).Port);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("--mqtt-port", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_the_API_and_the_Gateway_answer()
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
        await Eventually.TrueAsync(() => process.Output.Contains("Ctrl+C", StringComparison.Ordinal), "it has started", TimeSpan.FromSeconds(60), Cancel);
        using var http = new HttpClient();
        Assert.Contains("/api/v2/write", await http.GetStringAsync(new Uri(AddressIn(process.Output, "API"), "/openapi/v1.json"), Cancel), StringComparison.Ordinal);
        Assert.Contains("gateway_", await http.GetStringAsync(new Uri(AddressIn(process.Output, "Gateway"), "/metrics"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_that_cannot_be_used_is_named_with_its_option()
    {
        using var folder = new TempFolder();
        await using var process = DemoPlant.Start(
            folder.File("data"), new Uri("http://127.0.0.1:18080/x"), FreePort.Next(),
            "--mqtt-bind", "192.0.2.1", "--api-urls", "https://127.0.0.1:0", "--gateway-urls", "http://192.0.2.1:0");
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains("--gateway-urls", StringComparison.Ordinal), "the last one is named", cancel: Cancel);
        Assert.Contains("leave out '/x'", process.Output, StringComparison.Ordinal);
        Assert.Contains("--mqtt-bind 192.0.2.1: 192.0.2.1 is no address of this computer", process.Output, StringComparison.Ordinal);
        Assert.Contains("--api-urls", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_is_answered_with_the_cure()
    {
        using var folder = new TempFolder();
        await using var process = ChildProcess.Start(
            "dotnet",
            [
                Checkout.Program("src/AllInOne", "Monitoring.AllInOne"), "--data", folder.File("data"), "--urls", $"https://127.0.0.1:{FreePort.Next()}",
                "--mqtt-port", $"{FreePort.Next()}", "--api-urls", "http://127.0.0.1:0", "--gateway-urls", "http://127.0.0.1:0",
            ],
            new Dictionary<string, string?> { ["HOME"] = folder.Path }); // where a developer's certificate would be
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains("certificate", StringComparison.Ordinal), "the cure is named", cancel: Cancel);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_keys_from_before_the_page_of_data_gets_the_key_that_it_needs()
    {
        using var folder = new TempFolder();
        var keys = Path.Combine(folder.File("data"), "keys.json");
        for (var start = 0; start < 2; start++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
            await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
            await DemoPlant.WaitUntilUpAsync(process, url, Cancel);
            process.Terminate();
            await process.WaitForExitAsync(Cancel);
            var known = JsonNode.Parse(await File.ReadAllTextAsync(keys, Cancel))!.AsObject();
            Assert.Equal(["Site", "Write", "Read", "Correct"], known.Select(k => k.Key));
            Assert.NotNull((string?)known["Correct"]);
            known.Remove("Correct");
            await File.WriteAllTextAsync(keys, known.ToJsonString(), Cancel);
        }
    }

    [Fact]
    public async Task It_ends_cleanly_and_goes_on_with_the_same_data()
    {
        using var folder = new TempFolder();
        for (var start = 0; start < 2; start++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
            await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
            await DemoPlant.WaitUntilUpAsync(process, url, Cancel);
            process.Terminate();
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(0, process.ExitCode);
        }

        Assert.True(File.Exists(folder.File("data/keys.json")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("data/keys.json")));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_said_in_a_sentence_and_it_goes_on()
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var store = $"http://127.0.0.1:{FreePort.Next()}";
        await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--store", store);
        await Eventually.TrueAsync(() => process.Output.Contains("Ctrl+C", StringComparison.Ordinal), "it has started", TimeSpan.FromSeconds(60), Cancel);
        Assert.Contains(process.Output.Split('\n'), l => l.StartsWith("Store ", StringComparison.Ordinal) && l.Contains(store, StringComparison.Ordinal));
        Assert.False(process.HasExited);
        await Eventually.TrueAsync(() => process.Output.Contains("tried again", StringComparison.Ordinal), "the log has it too", cancel: Cancel);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_start_makes_a_profile_to_go_on_from_with_the_sites_name_in_both_languages()
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
        await DemoPlant.WaitUntilUpAsync(process, url, Cancel);
        await Eventually.TrueAsync(() => process.Output.Contains(folder.File("data/sites"), StringComparison.Ordinal), "it says where profiles go", cancel: Cancel);

        Assert.True(SiteProfileJson.TryRead(await File.ReadAllTextAsync(folder.File("data/sites/site-1.json"), Cancel), out var profile, out _));
        Assert.Equal(("site-1", "工場1", "Factory 1"), (profile.Site, profile.Name?.Ja, profile.Name?.En));
        using var http = new HttpClient();
        Assert.Contains("Every site profile can be read", await http.GetStringAsync(new Uri(url, "/healthz"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_its_database_does_not_know_are_named_with_the_cure()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(folder.File("data/keys.json"), """{ "Site": "site-1", "Write": "a", "Read": "b" }""", Cancel);
        await using var process = DemoPlant.Start(folder.File("data"), new Uri($"http://127.0.0.1:{FreePort.Next()}"), FreePort.Next(), "--seed", "1");
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        await Eventually.TrueAsync(() => process.Output.Contains("delete", StringComparison.Ordinal), "the cure is named", cancel: Cancel);
    }

    private static Uri AddressIn(string output, string name) =>
        new(output.Split('\n').Single(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
}
