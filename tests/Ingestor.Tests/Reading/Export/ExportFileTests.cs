using System.IO.Compression;
using System.Text;
using Monitoring.Ingestor.Reading.Export;

namespace Monitoring.Ingestor.Tests.Reading.Export;

public sealed class ExportFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_sheet_is_followed_by_the_next_with_the_same_header_and_no_row_is_lost()
    {
        using var stream = new MemoryStream();
        await using (var file = new XlsxFile(stream, TimeZoneInfo.Utc, maxRows: 10_000))
        {
            await file.BeginAsync(["meter <&>", "local", "utc", "value"], Cancel);
            for (var i = 0; i < 30_000; i++)
            {
                file.Text("m");
                file.Time(1000L * i);
                file.Number(i);
                file.EndRow();
                await file.FlushAsync(Cancel);
            }

            await file.CompleteAsync(Cancel);
        }

        stream.Position = 0;
        await using var zip = new ZipArchive(stream);
        var sheets = zip.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
        var values = new List<string>();
        for (var sheet = 1; sheet <= sheets; sheet++)
        {
            var rows = await ExportTests.RowsAsync(zip, sheet);
            Assert.InRange(rows.Count, 2, 10_000);
            Assert.Equal("meter <&>", rows[0][0]);
            values.AddRange(rows.Skip(1).Select(r => r[3]));
        }

        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => $"{i}"), values);
    }

    [Theory]
    [InlineData("Europe/Berlin", 1_774_745_999_000, "2026-03-29T01:59:59+01:00")]
    [InlineData("Europe/Berlin", 1_774_746_000_000, "2026-03-29T03:00:00+02:00")]
    [InlineData("Europe/Berlin", 1_792_889_999_999, "2026-10-25T02:59:59.999+02:00")]
    [InlineData("Europe/Berlin", 1_792_890_000_000, "2026-10-25T02:00:00+01:00")]
    [InlineData("America/St_Johns", 1_767_571_200_000, "2026-01-04T20:30:00-03:30")]
    public void Times_carry_the_offset_that_the_zone_has_then(string zone, long timeMs, string text)
    {
        Span<byte> output = stackalloc byte[40];
        var times = new ExportTimes(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(text, Encoding.UTF8.GetString(output[..times.Format(output, timeMs, local: true)]));
    }

    [Fact]
    public async Task Text_with_commas_quotes_and_line_ends_is_quoted()
    {
        using var stream = new MemoryStream();
        await using var file = new CsvFile(stream, TimeZoneInfo.Utc, byteOrderMark: false);
        await file.BeginAsync(["a,b", "say \"yes\"", "two\nlines"], Cancel);
        await file.CompleteAsync(Cancel);
        Assert.Equal("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\"\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }
}
