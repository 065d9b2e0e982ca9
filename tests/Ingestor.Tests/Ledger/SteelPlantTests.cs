using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>A year of a real steel plant, written over HTTP and asserted from what the read API answers.</summary>
public sealed class SteelPlantTests
{
    private const int Rows = 35_040;
    private static readonly TimeSpan PlantOffset = TimeSpan.FromHours(9);

    public SteelPlantTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task The_known_figures_of_the_year_come_out(string kind)
    {
        Assert.SkipUnless(kind == "sqlite" || InfluxServer.Available, InfluxServer.SkipReason);
        await using var influx = kind == "influx" ? await InfluxServer.StartAsync(Cancel) : null;
        await using var host = await IngestorHost.StartAsync(influx?.Url.ToString().TrimEnd('/') ?? "sqlite");
        foreach (var body in Bodies())
        {
            Assert.True((await host.WriteAsync(body)).IsSuccessStatusCode);
        }

        IntervalSeries year = null!;
        await Eventually.TrueAsync(
            async () =>
            {
                var answer = await host.GetAsync("/api/sites/works/meters/steel/intervals?from=2018-01-01T00:00:00%2B09:00&to=2019-01-02T00:00:00%2B09:00");
                year = (await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel))!;
                return year.Start.Count == Rows && year.Coverage.All(c => c == 1);
            },
            "the year is in the ledger",
            TimeSpan.FromSeconds(60),
            Cancel);
        Assert.All(year.Origin, origin => Assert.Equal("measured", origin));
        var total = year.EnergyImportWh.Sum(e => e!.Value) / 1000;
        Assert.Equal(959_636.71, total, 2);
        var peak = year.ToIntervals().MaxBy(i => i.MeanW)!;
        Assert.Equal(628.72, peak.MeanW!.Value / 1000, 2);
        Assert.Equal(new DateTimeOffset(2018, 11, 22, 9, 45, 0, PlantOffset), peak.End);
        Assert.Equal(peak.MeanW!.Value, peak.MaxW!.Value, 6);
        var lag = year.ReactiveLagVarh.Sum(e => e!.Value) / 1000;
        Assert.Equal(0.9029, total / Math.Sqrt((total * total) + (lag * lag)), 4);
    }

    // One point per row, stamped at the interval's start: the counters as they stood then, and the mean power of the coming
    // quarter hour; at the end one point with counters only.
    private static IEnumerable<string> Bodies()
    {
        var batch = new PointBatch();
        double energy = 0, lag = 0, lead = 0;
        long time = 0;
        foreach (var (end, kwh, lagKvarh, leadKvarh) in ReadRows())
        {
            time = end - 900_000;
            batch.Add(
                "steel",
                time,
                new(QuantityCatalogue.EnergyImport, energy),
                new(QuantityCatalogue.ReactiveEnergyLag, lag),
                new(QuantityCatalogue.ReactiveEnergyLead, lead),
                new(QuantityCatalogue.ActivePower, kwh * 4000),
                new(QuantityCatalogue.ReactivePower, (lagKvarh - leadKvarh) * 4000));
            energy += kwh * 1000;
            lag += lagKvarh * 1000;
            lead += leadKvarh * 1000;
            time = end;
            if (batch.Count == 5000)
            {
                yield return Text(batch);
            }
        }

        batch.Add(
            "steel", time, new(QuantityCatalogue.EnergyImport, energy), new(QuantityCatalogue.ReactiveEnergyLag, lag), new(QuantityCatalogue.ReactiveEnergyLead, lead));
        yield return Text(batch);
    }

    private static string Text(PointBatch batch)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        LineProtocolWriter.Write(output, batch);
        batch.Clear();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // Labels are ends of intervals; the row of 00:00 carries the date of the day that it ends.
    private static IEnumerable<(long EndMs, double Kwh, double LagKvarh, double LeadKvarh)> ReadRows()
    {
        using var zipped = File.OpenRead(SharedData.PathOf("steel/Steel_industry_data.csv.gz"));
        using var text = new StreamReader(new GZipStream(zipped, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var end = DateTime.ParseExact(cells[0], "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            end = end.TimeOfDay == TimeSpan.Zero ? end.AddDays(1) : end;
            yield return (new DateTimeOffset(end, PlantOffset).ToUnixTimeMilliseconds(), Number(cells[1]), Number(cells[2]), Number(cells[3]));
        }
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
