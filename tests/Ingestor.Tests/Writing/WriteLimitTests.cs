using System.Net;
using System.Net.Sockets;
using System.Text;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Writing;

/// <summary>Too much, too slow and nonsense.</summary>
public sealed class WriteLimitTests
{
    private const string Good = "readings,meter=m1 active_power_w=1 1767571200000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_writes_at_once_than_allowed_are_asked_to_come_again()
    {
        await using var host = await IngestorHost.StartAsync(more: "--Ingestor:MaxConcurrentWrites=1");
        using var slow = new TcpClient();
        await slow.ConnectAsync(host.Url.Host, host.Url.Port, Cancel);
        var stream = slow.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/v2/write?precision=ms HTTP/1.1\r\nHost: test\r\nAuthorization: Token {host.WriteKey}\r\nContent-Length: {Good.Length}\r\n\r\n{Good[..10]}"),
            Cancel);
        await Eventually.TrueAsync(
            async () => (await host.Http.GetStringAsync("/metrics", Cancel)).Split('\n').Any(l => l.StartsWith("ingestor_writes_inside", StringComparison.Ordinal) && l.Contains(" 1", StringComparison.Ordinal)),
            "the slow write is being handled",
            cancel: Cancel);
        var answer = await host.WriteAsync(Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Good[10..]), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 204 No Content", await reader.ReadLineAsync(Cancel));
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good)).StatusCode);
        await Eventually.TrueAsync(
            async () => (await host.Http.GetStringAsync("/metrics", Cancel)).Contains("ingestor_writes_put_off", StringComparison.Ordinal), "it is counted", cancel: Cancel);
    }

    [Fact]
    public async Task Nonsense_of_every_kind_is_refused_and_good_lines_beside_it_are_stored()
    {
        await using var host = await IngestorHost.StartAsync();
        var random = new Random(11);
        string[] pieces = ["readings", ",meter=m", ",", "=", " ", "\"", "\\", "active_power_w=", "NaN", "1e999", "-", "99999999999999999999", "\r", "\u0000", "温度", "# x", "=="];
        for (var i = 0; i < 300; i++)
        {
            var nonsense = new StringBuilder();
            for (var k = random.Next(1, 12); k > 0; k--)
            {
                nonsense.Append(pieces[random.Next(pieces.Length)]);
            }

            byte[] noise = new byte[random.Next(0, 60)];
            random.NextBytes(noise);
            byte[] body = [.. Encoding.UTF8.GetBytes(nonsense.ToString()), (byte)'\n', .. noise, (byte)'\n', .. Encoding.UTF8.GetBytes($"readings,meter=good active_power_w=1 {1_767_571_200_000 + i}")];
            Assert.True((await host.SendAsync(new ByteArrayContent(body))).StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NoContent);
        }

        var readings = await (await host.GetAsync("/api/sites/works/meters/good/readings?quantity=active_power_w&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")).Content.ReadAsStringAsync(Cancel);
        Assert.Equal(300, readings.Split("2026-01-05T").Length - 1);
    }

    [Fact]
    public async Task A_key_that_is_used_says_when()
    {
        using var folder = new TempFolder();
        await using (var host = await IngestorHost.StartAsync(folder: folder))
        {
            await host.WriteAsync(Good);
        }

        await using var output = new StringWriter();
        await KeysCommand.RunAsync(["keys", "list"], output, folder.File("ingestor.db"));
        var lines = output.ToString().Split('\n');
        Assert.DoesNotContain("last used never", lines.Single(l => l.Contains("\twrite\t", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("last used never", lines.Single(l => l.Contains("\tread\t", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
