using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Monitoring.Domain.Contracts;
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
        using (host.Gate.TryEnter())
        {
            var answer = await host.WriteAsync(Good);
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good)).StatusCode);
        await Eventually.TrueAsync(
            async () => (await host.Http.GetStringAsync("/metrics", Cancel)).Contains("ingestor_writes_put_off", StringComparison.Ordinal), "it is counted", cancel: Cancel);
    }

    [Fact]
    public async Task Slow_bodies_keep_nobody_out_and_end_at_the_deadline()
    {
        await using var host = await IngestorHost.StartAsync(more: ["--Ingestor:MaxConcurrentWrites=2", "--Ingestor:MaxBodyTime=00:00:03"]);
        var slow = new List<(TcpClient Client, StreamReader Answer)>();
        for (var i = 0; i < 3; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(host.Url.Host, host.Url.Port, Cancel);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /api/v2/write?precision=ms HTTP/1.1\r\nHost: test\r\nAuthorization: Token {host.WriteKey}\r\nContent-Length: {Good.Length}\r\nExpect: 100-continue\r\n\r\n"),
                Cancel);
            var answer = new StreamReader(client.GetStream());
            Assert.Equal("HTTP/1.1 100 Continue", await answer.ReadLineAsync(Cancel)); // the body is being read
            Assert.Equal("", await answer.ReadLineAsync(Cancel));
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Good[..10]), Cancel);
            slow.Add((client, answer));
        }

        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good)).StatusCode);
        await slow[0].Client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Good[10..]), Cancel);
        Assert.Equal("HTTP/1.1 204 No Content", await slow[0].Answer.ReadLineAsync(Cancel));
        Assert.Equal("HTTP/1.1 408 Request Timeout", await slow[1].Answer.ReadLineAsync(Cancel));
        foreach (var (client, answer) in slow)
        {
            answer.Dispose();
            client.Dispose();
        }
    }

    [Fact]
    public async Task Bodies_that_together_take_too_much_memory_are_asked_to_come_again()
    {
        await using var host = await IngestorHost.StartAsync(more: ["--Ingestor:MaxConcurrentWrites=1", "--Ingestor:MaxBodyBytes=70000"]);
        using var slow = new TcpClient();
        await slow.ConnectAsync(host.Url.Host, host.Url.Port, Cancel);
        await slow.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/v2/write HTTP/1.1\r\nHost: test\r\nAuthorization: Token {host.WriteKey}\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n"),
            Cancel);
        using var reader = new StreamReader(slow.GetStream());
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(Cancel));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.WriteAsync(Good)).StatusCode);
        slow.Close();
        await Eventually.TrueAsync(async () => (await host.WriteAsync(Good)).StatusCode == HttpStatusCode.NoContent, "its memory is free again", cancel: Cancel);
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

        var readings = await (await host.GetAsync("/api/sites/works/meters/good/readings?quantity=active_power_w&from=2026-01-01&to=2026-02-01")).Content.ReadAsStringAsync(Cancel);
        Assert.Equal(300, readings.Split("2026-01-05T").Length - 1);
    }

    [Fact]
    public async Task A_small_body_of_millions_of_bad_lines_gets_a_small_answer_and_its_good_line_is_stored()
    {
        await using var host = await IngestorHost.StartAsync();
        var plain = new byte[20_000_000];
        plain.AsSpan().Fill((byte)'\n');
        for (var i = 0; i < plain.Length - Good.Length; i += 2)
        {
            plain[i] = (byte)'a';
        }

        Encoding.ASCII.GetBytes(Good).CopyTo(plain, plain.Length - Good.Length);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(plain, Cancel);
        }

        var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentEncoding.Add("gzip");
        var before = GC.GetTotalAllocatedBytes();
        var answer = await host.SendAsync(body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Cancel)).Length, 100, 5_000);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200_000_000);
        Assert.Contains("\"active_power_w\"", await (await host.GetAsync("/api/sites/works/meters")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refused_line_of_a_large_batch_is_listed()
    {
        await using var host = await IngestorHost.StartAsync();
        var answer = await host.WriteAsync(string.Concat(Enumerable.Repeat(new string('\u0001', 500) + "\n", 10_000)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.InRange(answer.Content.Headers.ContentLength ?? (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length, 100_000, 10_000_000);
        var error = (await answer.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
        Assert.Equal(Enumerable.Range(1, 10_000), error.Refused!.Select(r => r.Line));
    }

    [Fact]
    public async Task A_body_of_the_greatest_size_is_taken_even_where_only_one_is_at_once()
    {
        await using var host = await IngestorHost.StartAsync(more: ["--Ingestor:MaxConcurrentWrites=1", "--Ingestor:MaxBodyBytes=150000"]);
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good.PadRight(150_000, '\n'))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.WriteAsync(Good.PadRight(150_001, '\n'))).StatusCode);
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
