using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Corrections;

namespace Monitoring.Ingestor.Tests.Importing;

public sealed class ImportLimitsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2099/1/1 0:00,1\n2099/1/1 0:30,2", "future")]
    [InlineData("1999/12/31 0:00,1\n1999/12/31 0:30,2", "before 2000-01-01")]
    [InlineData("1995/1/1 0:00,1\n2150/12/31 23:30,2", "before 2000-01-01")]
    public async Task Rows_of_a_time_that_cannot_be_are_refused_one_by_one_and_the_others_are_stored(string rows, string reason)
    {
        await using var site = await CorrectedSite.StartAsync();
        using var stored = await site.PostAsync(
            "imports?meter=m1&by=S&why=w", new StringContent($"日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n2026/4/1 1:00,3\n{rows}\n"));
        var report = (await stored.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Equal((HttpStatusCode.Created, 3, 2), (stored.StatusCode, report.Rows, report.RefusedCount));
        Assert.Equal((5, ImportCodes.TimeOutOfRange), (report.Refused[0].Line, report.Refused[0].Code));
        Assert.Contains(reason, report.Refused[0].Reason, StringComparison.Ordinal);
        await site.LedgerHasAsync("m1", l => l.Count == 6 && CorrectedSite.Wh(l) == 6000);
    }

    [Fact]
    public async Task A_file_sent_as_curl_does_by_default_is_a_file_and_no_form()
    {
        await using var site = await CorrectedSite.StartAsync();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes("日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n"));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var stored = await site.PostAsync("imports?meter=m1&by=S&why=w", body);
        Assert.True(stored.StatusCode == HttpStatusCode.Created, await stored.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_number_larger_than_any_energy_is_refused_with_its_row()
    {
        await using var site = await CorrectedSite.StartAsync();
        using var answer = await site.PostAsync(
            "imports?meter=m1&by=S&why=w", new StringContent("日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,99999999999999999999999999\n2026/4/1 1:00,1e400\n2026/4/1 1:30,2\n"));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        var report = (await answer.Content.ReadFromJsonAsync<ImportReport>(Cancel))!;
        Assert.Equal([3, 4], report.Refused.Select(r => r.Line));
        Assert.All(report.Refused, r => Assert.Equal(ImportCodes.TooLarge, r.Code));
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_huge_one_is_refused_before_it_is_unpacked()
    {
        await using var site = await CorrectedSite.StartAsync();
        foreach (var file in (byte[][])[Gzip(), Workbook()])
        {
            using var answer = await site.PostAsync("imports?meter=m1&by=S&why=w", new ByteArrayContent(file));
            var error = (await answer.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
            Assert.Equal((HttpStatusCode.BadRequest, ImportCodes.TooLongUnpacked), (answer.StatusCode, error.Reason));
            Assert.Contains("divide it", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cell_as_long_as_a_book_is_refused_with_its_line() =>
        Assert.Contains("line 2", TestImport.Refusal("日時,kWh\n" + new string('x', 200_000) + ",1\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_of_too_many_cells_is_refused()
    {
        await using var site = await CorrectedSite.StartAsync();
        var row = new string(',', 399) + "1\n";
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(row, 13_000)));
        using var answer = await site.PostAsync("imports?meter=m1&by=S&why=w", new ByteArrayContent(text));
        var error = (await answer.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
        Assert.Equal((HttpStatusCode.BadRequest, ImportCodes.TooManyCells), (answer.StatusCode, error.Reason));
    }

    [Fact]
    public async Task More_imports_at_once_than_there_is_room_for_are_asked_to_come_again()
    {
        await using var site = await CorrectedSite.StartAsync();
        var gate = (Monitoring.Ingestor.Importing.ImportGate)site.Host.Services.GetService(typeof(Monitoring.Ingestor.Importing.ImportGate))!;
        List<IDisposable> held = [];
        while (gate.TryEnter() is { } place)
        {
            held.Add(place);
        }

        using var busy = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent("日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n"));
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.NotNull(busy.Headers.RetryAfter?.Delta);
        held.ForEach(h => h.Dispose());
        using var free = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent("日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n"));
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
    }

    [Fact]
    public async Task Files_that_come_slowly_keep_no_other_file_out_and_are_imported_once_they_are_there()
    {
        await using var site = await CorrectedSite.StartAsync();
        var rest = new TaskCompletionSource();
        var slow = Enumerable.Range(0, 4).Select(i => (Body: new SlowContent("日時,kWh\n2026/4/1 0:00,1\n", "2026/4/1 0:30,2\n", rest.Task), Meter: $"slow{i}"))
            .Select(s => (s.Body, Answer: site.PostAsync($"imports?meter={s.Meter}&dry_run=true", s.Body))).ToList();
        await Task.WhenAll(slow.Select(s => s.Body.HasBegun)).WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        using var fast = await site.PostAsync("imports?meter=m1&dry_run=true", new StringContent("日時,kWh\n2026/4/1 0:00,1\n2026/4/1 0:30,2\n"));
        Assert.Equal(HttpStatusCode.OK, fast.StatusCode);
        rest.SetResult();

        // They end together, and two are read at once.
        foreach (var (_, sent) in slow)
        {
            using var answer = await sent;
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Fact]
    public async Task A_file_that_does_not_come_whole_in_time_is_refused_with_the_time()
    {
        await using var site = await CorrectedSite.StartAsync();
        var gate = (Monitoring.Ingestor.Importing.ImportGate)site.Host.Services.GetService(typeof(Monitoring.Ingestor.Importing.ImportGate))!;
        gate.LongestUpload = TimeSpan.FromMilliseconds(200);

        // HttpClient does not look at an answer before it has sent everything.
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host.Url.Host, site.Host.Url.Port, Cancel);
        var key = await site.Host.Keys.AddAsync("works", "slow", KeyScope.Correct, cancel: Cancel);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /api/sites/works/imports?meter=m1&dry_run=true HTTP/1.1\r\nHost: x\r\nAuthorization: Token {key}\r\nContent-Length: 1000\r\n\r\n日時,kWh\n2026/4/1 0:00,1\n"), Cancel);
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("00:00:00.2", answer, StringComparison.Ordinal);
    }

    private sealed class SlowContent(string begin, string end, Task between) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new();

        public Task HasBegun => _begun.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(begin), Cancel);
            await stream.FlushAsync(Cancel);
            _begun.TrySetResult();
            await between;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(end), Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private static byte[] Gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            Fill(gzip);
        }

        return packed.ToArray();
    }

    private static byte[] Workbook()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            Fill(sheet);
        }

        return packed.ToArray();
    }

    private static void Fill(Stream stream)
    {
        var part = new byte[1_000_000];
        for (var i = 0; i < 101; i++)
        {
            stream.Write(part);
        }
    }
}
