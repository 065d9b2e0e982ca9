using System.Net.Http.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>A year of a real steel plant, written over HTTP and asserted from what the read API answers, with what meters do to it.</summary>
public sealed class SteelPlantTests
{
    public SteelPlantTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task The_known_figures_of_the_year_come_out(string store)
    {
        var year = await LedgerOfAsync(store, SteelYear.Messages());
        Assert.All(year, i => Assert.Equal((IntervalOrigin.Measured, 1), (i.Origin, i.Coverage)));
        AssertTotal(year);
        var peak = year.MaxBy(i => i.MeanW)!;
        Assert.Equal(628.72, peak.MeanW!.Value / 1000, 2);
        Assert.Equal(new DateTimeOffset(2018, 11, 22, 9, 45, 0, SteelYear.PlantOffset), peak.End);
        Assert.Equal(peak.MeanW!.Value, peak.MaxW!.Value, 6);
        var lag = year.Sum(i => i.ReactiveLagVarh!.Value) / 1000;
        Assert.Equal(0.9029, SteelYear.TotalKwh / Math.Sqrt((SteelYear.TotalKwh * SteelYear.TotalKwh) + (lag * lag)), 4);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task A_day_without_messages_keeps_its_energy_and_only_its_quarter_hours_are_marked(string store)
    {
        var (from, to) = (SteelYear.At(7, 11), SteelYear.At(7, 12));
        var year = await LedgerOfAsync(store, SteelYear.Messages().Where(m => m.TimeMs < from || m.TimeMs >= to));
        AssertTotal(year);

        // The last message before is that of 23:45.
        AssertMarked(year, Quarters(SteelYear.At(7, 10, 23, 45), to));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task A_counter_that_begins_anew_at_noon_loses_nothing_and_marks_at_most_that_quarter_hour(string store)
    {
        var noon = SteelYear.At(6, 15, 12);
        var messages = SteelYear.Messages();
        var at = messages.Find(m => m.TimeMs == noon)!.EnergyWh;
        var year = await LedgerOfAsync(store, messages.Select(m => m.TimeMs > noon ? m with { EnergyWh = m.EnergyWh - at } : m));
        AssertTotal(year);
        Assert.All(year.Where(i => i.Start.ToUnixTimeMilliseconds() != noon), i => Assert.Equal((IntervalOrigin.Measured, 1), (i.Origin, i.Coverage)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task A_display_of_five_digits_that_rolls_over_is_measured_throughout(string store)
    {
        var year = await LedgerOfAsync(store, SteelYear.Messages().Select(m => m with { EnergyWh = m.EnergyWh % 100_000_000 }));
        AssertTotal(year);
        AssertMarked(year, []);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task A_counter_that_steps_back_by_a_tenth_of_a_kilowatt_hour_is_measured_throughout(string store)
    {
        var messages = SteelYear.Messages().SelectMany((m, i) => i > 0 && i % 50 == 0
            ? (SteelMessage[])[m, m with { TimeMs = m.TimeMs + 1000, EnergyWh = Math.Max(0, m.EnergyWh - 100) }]
            : [m]);
        var year = await LedgerOfAsync(store, messages);
        AssertTotal(year);
        AssertMarked(year, []);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("influx")]
    public async Task Every_tenth_message_twice_and_the_whole_year_shuffled_give_the_same_ledger(string store)
    {
        var messages = SteelYear.Messages().SelectMany((m, i) => i % 10 == 0 ? (SteelMessage[])[m, m] : [m]).ToArray();
        new Random(2018).Shuffle(messages);
        var year = await LedgerOfAsync(store, messages);
        AssertTotal(year);
        AssertMarked(year, []);
    }

    private static void AssertTotal(IReadOnlyList<LedgerInterval> year)
    {
        Assert.Equal(SteelYear.Rows, year.Count);
        Assert.Equal(SteelYear.TotalKwh, year.Sum(i => i.EnergyImportWh!.Value) / 1000, 2);
        Assert.All(year, i => Assert.True(i.EnergyImportWh >= 0));
    }

    private static void AssertMarked(IReadOnlyList<LedgerInterval> year, IReadOnlyList<long> marked)
    {
        Assert.Equal(marked, year.Where(i => i.Origin == IntervalOrigin.CounterAcrossGap).Select(i => i.Start.ToUnixTimeMilliseconds()));
        Assert.All(year.Where(i => i.Origin != IntervalOrigin.CounterAcrossGap), i => Assert.Equal((IntervalOrigin.Measured, 1), (i.Origin, i.Coverage)));
    }

    private static long[] Quarters(long from, long to) => [.. Enumerable.Range(0, (int)((to - from) / LedgerInterval.StepMs)).Select(i => from + (i * LedgerInterval.StepMs))];

    private static async Task<IReadOnlyList<LedgerInterval>> LedgerOfAsync(string store, IEnumerable<SteelMessage> messages)
    {
        Assert.SkipUnless(store == "sqlite" || InfluxServer.Available, InfluxServer.SkipReason);
        await using var influx = store == "influx" ? await InfluxServer.StartAsync(Cancel) : null;
        await using var host = await IngestorHost.StartAsync(influx?.Url.ToString().TrimEnd('/') ?? "sqlite");
        foreach (var body in SteelYear.Bodies(messages))
        {
            Assert.True((await host.WriteAsync(body)).IsSuccessStatusCode);
        }

        await Eventually.TrueAsync(host.LedgerIsDoneAsync, "the ledger is done", TimeSpan.FromMinutes(2), Cancel);
        var answer = await host.GetAsync("/api/sites/works/meters/steel/intervals?from=2018-01-01T00:00:00%2B09:00&to=2019-01-02T00:00:00%2B09:00");
        return (await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel))!.ToIntervals();
    }
}
