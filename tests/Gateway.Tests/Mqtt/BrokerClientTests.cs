using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Mqtt;

/// <summary>The gateway as a client of a real Mosquitto.</summary>
public sealed class BrokerClientTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _files = new();
    private FakeIngestor _ingestor = null!;

    public BrokerClientTests() => Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);

    public static TheoryData<string> Versions => ["5", "3.1.1"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestor = await FakeIngestor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_ingestor is not null)
        {
            await _ingestor.DisposeAsync();
        }

        _folder.Dispose();
        _files.Dispose();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_message_is_acknowledged_only_after_it_is_on_disk(string version)
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await ConnectedAsync(broker, version);
        using (new BufferLock(_folder.Path))
        {
            await PublishAsync(broker, 1);
            await Eventually.TrueAsync(() => gateway.Counters.MessagesReceived == 1, "the gateway has the message", cancel: Cancel);
            await Task.WhenAny(Eventually.TrueAsync(() => gateway.Counters.MessagesAcknowledged > 0, "acknowledged", TimeSpan.FromSeconds(1), Cancel));
            Assert.Equal(0, gateway.Counters.MessagesAcknowledged);
        }

        await Eventually.TrueAsync(() => gateway.Counters.MessagesAcknowledged == 1, "acknowledged after the commit", cancel: Cancel);
        await StoredAsync(1);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task After_a_failed_commit_the_broker_delivers_again(string version)
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await ConnectedAsync(broker, version);
        using (new BufferLock(_folder.Path))
        {
            await PublishAsync(broker, 10);
            await Eventually.TrueAsync(() => gateway.Counters.CommitsFailed > 0, "the commit fails", cancel: Cancel);
            Assert.Equal(0, gateway.Counters.MessagesAcknowledged);
        }

        await StoredAsync(10);
        Assert.True(gateway.Counters.MessagesReceived >= 20, "they came twice");
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_broker_keeps_messages_while_the_gateway_is_away(string version)
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await (await ConnectedAsync(broker, version)).DisposeAsync();

        await PublishAsync(broker, 20);

        await using var again = await ConnectedAsync(broker, version);
        await StoredAsync(20);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Of_messages_without_a_time_that_waited_at_the_broker_the_newest_counts_at_the_time_of_the_return(string version)
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await (await ConnectedAsync(broker, version)).DisposeAsync();
        await using var publisher = await Publisher.ConnectAsync(broker.Port, Cancel);
        for (var i = 1; i <= 20; i++)
        {
            await publisher.PublishAsync("a/telemetry", $$"""{"energy_import_wh":{{i}}}""", Cancel);
            await publisher.PublishAsync("b/telemetry", $$$"""{"ts":{{{1_700_000_000_000 + i}}},"values":{"energy_import_wh":{{{i}}}}}""", Cancel);
        }

        await using var again = await ConnectedAsync(broker, version);
        await StoredAsync(40);
        await publisher.PublishAsync("c/telemetry", """{"energy_import_wh":1}""", Cancel);
        await StoredAsync(41);

        var lines = _ingestor.Requests.SelectMany(r => r).ToList();
        var timeless = lines.Where(l => l.Contains("meter=a", StringComparison.Ordinal)).Select(l => l.Split(' ')).ToList();
        Assert.Single(timeless.Select(l => l[2]).Distinct(StringComparer.Ordinal)); // the same time: the last one replaces the others
        Assert.Equal("energy_import_wh=20", timeless[^1][1]);
        Assert.Equal(20, lines.Where(l => l.Contains("meter=b", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(19, again.Undecodable("backlog_without_time"));
        Assert.Equal(41, again.Counters.MessagesAcknowledged);
    }

    [Fact]
    public async Task A_broker_that_goes_and_comes_back_is_found_again()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await ConnectedAsync(broker, "5");
        await broker.StopAsync();
        await Eventually.TrueAsync(() => gateway.BrokerProblem is not null, "the loss is said", cancel: Cancel);

        await broker.StartAgainAsync(Cancel);

        await Eventually.TrueAsync(() => gateway.BrokerProblem is null, "connected again", TimeSpan.FromSeconds(15), Cancel);
        await PublishAsync(broker, 1);
        await StoredAsync(1);
    }

    [Fact]
    public async Task A_broker_that_hangs_without_closing_is_noticed_and_used_again_when_it_wakes()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await ConnectedAsync(broker, "5", "--Gateway:Mqtt:KeepAliveSeconds=1");
        await RunAsync("kill", "-STOP", $"{broker.ProcessId}");
        try
        {
            await Eventually.TrueAsync(() => gateway.BrokerProblem is not null, "the silence is noticed", TimeSpan.FromSeconds(15), Cancel);
        }
        finally
        {
            await RunAsync("kill", "-CONT", $"{broker.ProcessId}");
        }

        await Eventually.TrueAsync(() => gateway.BrokerProblem is null, "connected again", TimeSpan.FromSeconds(40), Cancel);
        await PublishAsync(broker, 1);
        await StoredAsync(1);
    }

    [Fact]
    public async Task Stopping_is_prompt_although_a_read_is_blocked()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        for (var i = 0; i < 3; i++)
        {
            var gateway = await ConnectedAsync(broker, "5");
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await gateway.DisposeAsync();
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        }
    }

    [Fact]
    public async Task A_retained_value_is_no_new_sample_but_the_live_one_after_it_is()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using (var publisher = await Publisher.ConnectAsync(broker.Port, Cancel))
        {
            await publisher.PublishAsync("old/telemetry", """{"active_power_w":1}""", Cancel, retain: true);
            await using var gateway = await ConnectedAsync(broker, "5");
            await Eventually.TrueAsync(() => gateway.Undecodable("retained") == 1, "the old value is counted", cancel: Cancel);
            await publisher.PublishAsync("old/telemetry", """{"active_power_w":2}""", Cancel, retain: true);
            await StoredAsync(1);
        }

        Assert.Contains("active_power_w=2 ", _ingestor.Stored.Keys.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_and_password_are_given_and_a_wrong_one_is_said()
    {
        var passwords = _files.File("passwords");
        await RunAsync("mosquitto_passwd", "-b", "-c", passwords, "gateway", "secret");
        await using var broker = await MosquittoServer.StartAsync($"allow_anonymous false\npassword_file {passwords}", Cancel);

        await using (var wrong = await StartAsync(broker.Port, "5", "--Gateway:Mqtt:User=gateway", "--Gateway:Mqtt:Password=wrong"))
        {
            await Eventually.TrueAsync(
                () => wrong.BrokerProblem?.Contains("Gateway:Mqtt:Password", StringComparison.Ordinal) == true, "the refusal is said", cancel: Cancel);
        }

        await using var right = await ConnectedAsync(broker, "5", "--Gateway:Mqtt:User=gateway", "--Gateway:Mqtt:Password=secret");
    }

    [Fact]
    public async Task Tls_is_spoken_to_a_broker_with_the_plants_own_authority_and_to_no_other()
    {
        var port = FreePort.Next();
        var (authority, other) = (MakeCertificates("127.0.0.1", "server"), MakeAuthority("other"));
        await using var broker = await MosquittoServer.StartAsync(
            $"""
             listener {port} 127.0.0.1
             cafile {authority}
             certfile {_files.File("server.crt")}
             keyfile {_files.File("server.key")}
             """,
            Cancel);
        string[] tls = ["--Gateway:Mqtt:Host=127.0.0.1", "--Gateway:Mqtt:Tls=true"];

        await using (var distrusting = await StartAsync(port, "5", [.. tls, $"--Gateway:Mqtt:CaFile={other}"]))
        {
            await Eventually.TrueAsync(
                () => distrusting.BrokerProblem?.Contains("certificate", StringComparison.OrdinalIgnoreCase) == true, "the certificate is refused", cancel: Cancel);
        }

        await using var gateway = await StartAsync(port, "5", [.. tls, $"--Gateway:Mqtt:CaFile={authority}"]);
        await Eventually.TrueAsync(() => gateway.BrokerProblem is null, "connected", cancel: Cancel);
        await PublishAsync(broker, 50);
        await StoredAsync(50);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        await using var process = ChildProcess.Start(program, arguments);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal((0, string.Empty), (process.ExitCode, process.ExitCode == 0 ? string.Empty : process.Output));
    }

    private static async Task PublishAsync(MosquittoServer broker, int count)
    {
        await using var publisher = await Publisher.ConnectAsync(broker.Port, Cancel);
        for (var i = 0; i < count; i++)
        {
            await publisher.PublishAsync("a/telemetry", $$$"""{"ts":{{{1_700_000_000_000 + i}}},"values":{"active_power_w":{{{i}}}}}""", Cancel);
        }
    }

    private Task StoredAsync(int count) => Eventually.TrueAsync(() => _ingestor.Stored.Count == count, $"{count} lines are stored", cancel: Cancel);

    private Task<TestGateway> StartAsync(int port, string version, params string[] settings) => TestGateway.StartAsync(
        _folder.Path, _ingestor.Url, ["--Gateway:Mqtt:Host=127.0.0.1", $"--Gateway:Mqtt:Port={port}", $"--Gateway:Mqtt:ProtocolVersion={version}", "--Gateway:Mqtt:ClientId=g", .. settings]);

    private async Task<TestGateway> ConnectedAsync(MosquittoServer broker, string version, params string[] settings)
    {
        var gateway = await StartAsync(broker.Port, version, settings);
        await Eventually.TrueAsync(() => gateway.BrokerProblem is null, "connected", cancel: Cancel);
        return gateway;
    }

    private string MakeAuthority(string name) => Write($"{name}.pem", NewAuthority(name, out _).ExportCertificatePem());

    /// <summary>An authority, and a server certificate by it; gives the authority's file.</summary>
    private string MakeCertificates(string address, string name)
    {
        using var authority = NewAuthority("plant", out var authorityKey);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, new DateTimeOffset(authority.NotBefore), new DateTimeOffset(authority.NotAfter), [1, 2, 3, 4]);
        Write($"{name}.crt", certificate.ExportCertificatePem());
        Write($"{name}.key", key.ExportPkcs8PrivateKeyPem());
        authorityKey.Dispose();
        return Write("authority.pem", authority.ExportCertificatePem());
    }

    private static X509Certificate2 NewAuthority(string name, out RSA key)
    {
        key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private string Write(string file, string content)
    {
        File.WriteAllText(_files.File(file), content);
        return _files.File(file);
    }
}
