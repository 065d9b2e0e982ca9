using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Reading.Export;

public sealed class ExportTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z, 09:00 in Asia/Tokyo
    private const string Span = "from=2026-01-05&to=2026-01-06";
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readings_come_as_csv_with_times_of_the_site_and_utc_and_the_unit_in_the_header()
    {
        await using var host = await WithMetersAsync();
        var answer = await host.GetAsync($"/api/sites/works/export?what=readings&quantity=active_power_w&meter=プレス-1&{Span}");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("works_プレス-1_active_power_w_2026-01-05_2026-01-06.csv", answer.Content.Headers.ContentDisposition!.FileNameStar);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "meter,time [Asia/Tokyo],time [UTC],active_power_w [W]\r\n" +
            "プレス-1,2026-01-05T09:00:00+09:00,2026-01-05T00:00:00Z,0.1\r\n" +
            "プレス-1,2026-01-05T09:00:01.500+09:00,2026-01-05T00:00:01.500Z,-5\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Without_a_meter_all_of_the_site_come_one_after_the_other_and_the_mark_can_be_left_out()
    {
        await using var host = await WithMetersAsync();
        var lines = (await TextAsync(host, $"what=readings&quantity=active_power_w&bom=false&{Span}")).Split("\r\n");
        Assert.Equal(["meter", "b", "プレス-1", "プレス-1", ""], lines.Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task Intervals_come_with_coverage_and_origin_and_nothing_where_a_value_is_not_known()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m energy_import_wh=0 {Start}\nreadings,meter=m energy_import_wh=250 {Start + 900_000}");
        await Eventually.TrueAsync(async () => (await TextAsync(host, Span)).Contains("measured", StringComparison.Ordinal), "the ledger has the quarter hour", cancel: Cancel);
        Assert.Contains("m,2026-01-05T09:00:00+09:00,2026-01-05T00:00:00Z,250,,1000,", await TextAsync(host, Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_dates_and_numbers()
    {
        await using var host = await WithMetersAsync();
        var answer = await host.GetAsync($"/api/sites/works/export?what=readings&quantity=active_power_w&meter=プレス-1&format=xlsx&{Span}");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        var rows = await RowsAsync(zip, 1);
        Assert.Equal(["meter", "time [Asia/Tokyo]", "time [UTC]", "active_power_w [W]"], rows[0]);
        Assert.Equal("プレス-1", rows[1][0]);
        Assert.Equal(new DateTime(2026, 1, 5, 9, 0, 0), DateTime.FromOADate(double.Parse(rows[1][1], CultureInfo.InvariantCulture)));
        Assert.Equal(new DateTime(2026, 1, 5, 0, 0, 0), DateTime.FromOADate(double.Parse(rows[1][2], CultureInfo.InvariantCulture)));
        Assert.Equal(["0.1", "-5"], rows[1..].Select(r => r[3]));
    }

    [Fact]
    public async Task The_progress_can_be_asked_for_and_ends_with_all_rows()
    {
        await using var host = await WithMetersAsync();
        await TextAsync(host, $"what=readings&quantity=active_power_w&id=mine&{Span}");
        using var progress = JsonDocument.Parse(await (await host.GetAsync("/api/sites/works/export/mine")).Content.ReadAsStringAsync(Cancel));
        Assert.Equal(("done", 3, 1.0), (progress.RootElement.GetProperty("state").GetString(), progress.RootElement.GetProperty("rows").GetInt32(), progress.RootElement.GetProperty("share").GetDouble()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/sites/works/export/other")).StatusCode);
    }

    [Fact]
    public async Task Closing_the_download_ends_the_work()
    {
        await using var host = await IngestorHost.StartAsync();
        for (var from = 0; from < 300_000; from += 100_000)
        {
            var lines = new StringBuilder();
            for (var i = from; i < from + 100_000; i++)
            {
                lines.Append(CultureInfo.InvariantCulture, $"readings,meter=m active_power_w={i} {Start + i}\n");
            }

            (await host.WriteAsync(lines.ToString())).EnsureSuccessStatusCode();
        }

        await ListedAsync(host, 1);
        using (var request = new HttpRequestMessage(HttpMethod.Get, $"/api/sites/works/export?what=readings&quantity=active_power_w&id=big&{Span}"))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", host.ReadKey);
            using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
            Assert.Equal("big", answer.Headers.GetValues("X-Export-Id").Single());
            await (await answer.Content.ReadAsStreamAsync(Cancel)).ReadExactlyAsync(new byte[1000], Cancel);
        }

        await Eventually.TrueAsync(
            async () => (await (await host.GetAsync("/api/sites/works/export/big")).Content.ReadAsStringAsync(Cancel)) is var state && !state.Contains("running", StringComparison.Ordinal) && !state.Contains("done", StringComparison.Ordinal),
            "the export has ended without being done",
            cancel: Cancel);
    }

    [Theory]
    [InlineData("what=everything&" + Span, "what", 400)]
    [InlineData("format=pdf&" + Span, "format", 400)]
    [InlineData("what=readings&" + Span, "quantity", 400)]
    [InlineData("from=2026-01-06&to=2026-01-05", "from before to", 400)]
    [InlineData("from=yesterday&to=2026-01-05", "%2B", 400)]
    [InlineData("meter=nobody&" + Span, "no meter", 404)]
    public async Task A_wish_that_cannot_be_met_is_answered_with_what_is_wrong(string query, string said, int status)
    {
        await using var host = await IngestorHost.StartAsync();
        var answer = await host.GetAsync("/api/sites/works/export?" + query);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(said, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    internal static async Task<List<string[]>> RowsAsync(ZipArchive zip, int sheet)
    {
        await using var xml = await zip.GetEntry($"xl/worksheets/sheet{sheet}.xml")!.OpenAsync(Cancel);
        var document = await XDocument.LoadAsync(xml, LoadOptions.None, Cancel);
        return [.. document.Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").Select(c => c.Value).ToArray())];
    }

    private static async Task<IngestorHost> WithMetersAsync()
    {
        var host = await IngestorHost.StartAsync();
        (await host.WriteAsync($"readings,meter=プレス-1 active_power_w=0.1 {Start}\nreadings,meter=プレス-1 active_power_w=-5 {Start + 1500}\nreadings,meter=b active_power_w=7 {Start}")).EnsureSuccessStatusCode();
        await ListedAsync(host, 2);
        return host;
    }

    private static Task ListedAsync(IngestorHost host, int meters) => Eventually.TrueAsync(
        async () => (await TextAsync(host, $"what=readings&quantity=active_power_w&{Span}")).Split("\r\n").Select(l => l.Split(',')[0]).Distinct(StringComparer.Ordinal).Count() >= meters + 2,
        "the meters are saved",
        cancel: Cancel);

    private static async Task<string> TextAsync(IngestorHost host, string query) =>
        await (await host.GetAsync("/api/sites/works/export?" + query)).Content.ReadAsStringAsync(Cancel);
}
