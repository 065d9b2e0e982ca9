using System.Globalization;
using System.IO.Compression;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Tests.Corrections;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Importing;

public sealed class EemeterImportTests
{
    [Theory]
    [InlineData("il-electricity-cdd-hdd-hourly", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-hdd-daily", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-hdd-billing_monthly", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-hdd-billing_bimonthly", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-only-hourly", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-only-daily", TestDatabases.Sqlite)]
    [InlineData("il-electricity-cdd-only-daily", TestDatabases.Postgres)]
    public async Task A_meter_of_a_file_has_the_files_total_to_the_last_printed_digit_at_the_read_API(string file, string database)
    {
        Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);
        var path = SharedData.PathOf($"eemeter/{file}.csv.gz");
        var values = Lines(path).Skip(1).Select(l => l.Split(',')[1]).Where(v => v != "nan").ToList();
        var total = values.Sum(v => decimal.Parse(v, CultureInfo.InvariantCulture));
        await using var site = await CorrectedSite.StartAsync("home", "America/Chicago", database: database);
        var report = await site.ImportAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), $"meter={file}&unit=kWh");
        Assert.Equal((values.Count, total, 0, 0, 0), (report.Rows, report.TotalKwh, report.RefusedCount, report.Gaps, report.Duplicates));
        var ledger = await site.LedgerAsync(file);
        Assert.Equal((report.To - report.From) / LedgerInterval.Step, ledger.Count);
        Assert.All(ledger, i => Assert.Equal(IntervalOrigin.Edited, i.Origin));
        Assert.Equal(total, ledger.Sum(i => (decimal)i.EnergyImportWh!.Value) / 1000, 9);

        // Undone, nothing is left; the meter stays, as the correction does.
        await site.UndoAsync(report.Id!.Value);
        await site.LedgerHasAsync(file, l => l.Count == 0);
    }

    [Theory]
    [InlineData(1, "UTC", 22536, 15, 5, 0)]
    [InlineData(2, "UTC", 35468, 24, 27, 0)]
    [InlineData(1, "Europe/London", 22536, 15, 7, 2)]
    public async Task A_dirty_file_is_imported_with_its_duplicates_and_gaps_reported(int sample, string zone, int rows, int duplicates, int gaps, int refused)
    {
        Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);
        var path = SharedData.PathOf($"eemeter/uk-electricity-hdd-only-hourly-sample-{sample}.csv.gz");
        var file = TestImport.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), TestImport.Tokyo with { Unit = "kWh", Zone = zone });
        Assert.Equal((rows - duplicates - refused, duplicates, gaps, refused), (file.Report.Rows, file.Report.Duplicates, file.Report.Gaps, file.Report.RefusedCount));
        if (refused == 0)
        {
            Assert.Equal(Lines(path).Skip(1).Distinct().Sum(l => decimal.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)), file.Report.TotalKwh);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
