using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Domain.Ledger;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Publishing;
using Monitoring.Simulators.Factory.Truth;
using Monitoring.Support;
using Site = Monitoring.EndToEnd.Tests.Running.Plant;

namespace Monitoring.EndToEnd.Tests.Metering;

/// <summary>
/// A day of one load as faulty meters see it, through a real broker, gateway and ingestor. Where a fault leaves the information the ledger
/// has the right energy; where it does not, the quarter hours are marked.
/// </summary>
public sealed class MeterFaultTests : IClassFixture<MeteredPlant>
{
    private const int Seed = 1;

    // Power is 12 kW at most: what a minute can hide.
    private const double MinuteKwh = 0.21;

    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);
    private static readonly DateTimeOffset Begin = new(2026, 11, 5, 0, 0, 0, Japan);
    private static readonly DateTimeOffset End = Begin.AddDays(1);

    private readonly MeteredPlant _installation;
    private readonly Plant _faulty = PlantFile.Read(Path.Combine(AppContext.BaseDirectory, "Metering", "faulty-plant.yaml"));

    public MeterFaultTests(MeteredPlant installation)
    {
        Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);
        _installation = installation;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_has_the_right_energy_or_says_where_it_is_not_sure()
    {
        await _installation.StartAsync(Cancel);
        await using (var publisher = await _installation.ConnectAsync(Cancel))
        {
            var run = new PlantRun(_faulty, Seed, publisher, new FakeTimeProvider(End), stateFile: null) { HistoryStep = TimeSpan.FromMinutes(1) };
            await run.RunAsync(End - Begin, live: false, progress: null, Cancel);
        }

        var right = RightQuarters();
        var truth = MeterTruth.Of(_faulty, Seed, Begin, End, Cancel).ToDictionary(t => t.Meter!, t => t.RightReading!);
        IReadOnlyList<string> wrong = ["nothing has arrived"];
        try
        {
            // The ledger is right in the end, whatever order the readings came in.
            await Eventually.TrueAsync(async () => (wrong = await WrongAsync(right, truth)).Count == 0, "the ledger is as expected", TimeSpan.FromSeconds(40), Cancel);
        }
        catch (TimeoutException)
        {
            Assert.Fail(string.Join('\n', wrong));
        }
    }

    private async Task<IReadOnlyList<string>> WrongAsync(IReadOnlyDictionary<DateTimeOffset, double> right, Dictionary<string, RightReading> truth)
    {
        var wrong = new List<string>();
        foreach (var meter in _faulty.Meters)
        {
            var series = await _installation.Plant.Api.IntervalsAsync(Site.Site, meter.Id, Text(Begin), Text(End), Cancel);
            var day = new LedgerDay(meter.Id, series.ToIntervals(), right);
            wrong.AddRange(Check(day, truth.GetValueOrDefault(meter.Id)).OfType<string>());
        }

        // Readings without a time that can be true got that of their arrival. Their old counters look like a reset, which is never called measured.
        var later = await _installation.Plant.Api.IntervalsAsync(Site.Site, "clock-unset", Text(End), Text(TimeProvider.System.GetUtcNow().AddHours(1)), Cancel);
        wrong.AddRange(later.ToIntervals().Where(i => i.EnergyImportWh > 0 && i.Origin == IntervalOrigin.Measured).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"clock-unset: {i.EnergyImportWh} Wh called measured at {i.Start}")).Take(3));
        return wrong;
    }

    private static IEnumerable<string?> Check(LedgerDay day, RightReading? truth) => day.Meter switch
    {
        "clean" or "rollover" or "duplicates" or "out-of-order" or "dropout-half" or "channels-swapped" or "kw-for-w" =>
            [day.SumIsRight(0.01), day.EveryQuarterIsRight(0.01), day.AllIsMeasured()],

        // A meter that is reset between two readings has lost what passed since the last one, at most.
        "reset" => [day.SumIsRight(MinuteKwh), day.RightOrMarked(0.01)],
        "restart-at-zero" => [day.SumIsRight(4 * MinuteKwh), day.RightOrMarked(4 * MinuteKwh)],
        "exchange" => [day.SumIsRight(11 * MinuteKwh), day.RightOrMarked(MinuteKwh)],
        "backward-jitter" => [day.SumIsRight(0.01), day.EveryQuarterIsRight(0.06), day.AllIsMeasured()],
        "dropout" => [day.SumIsRight(0.01), day.RightOrMarked(0.01), day.IsMarked(10, 15, 12, 0)],
        "retained-stale" or "clock-unset" => [day.SumIsRight(0.01), day.RightOrMarked(0.01), day.IsMarked(10, 15, 11, 0)],

        // Its counter stood still and then caught up: the energy is there, but not when it was used.
        "stuck" => [day.SumIsRight(0.01)],
        "clock-skew" or "clock-drift" => [day.SumIsRight(0.01), day.EveryQuarterIsRight(3 * MinuteKwh)],

        // What the installation does wrong no meter can say; with the truth the right energy comes out.
        "ct-reversed" => [day.Hour(10, d => d.EnergyExportWh, truth!.ImportKwh, 2 * MinuteKwh), day.Hour(10, d => d.EnergyImportWh, 0, 2 * MinuteKwh)],
        "ct-reversed-one" => [day.Hour(10, d => d.EnergyImportWh, truth!.ImportKwh / 3, MinuteKwh)],
        "ct-other-phase" => [day.Hour(10, d => d.EnergyImportWh, 0, MinuteKwh)],
        "ratio-wrong" => [day.Hour(10, d => d.EnergyImportWh, truth!.ImportKwh / truth.Factor!.Value, 0.01)],
        _ => [$"{day.Meter}: nothing is expected of it"],
    };

    private Dictionary<DateTimeOffset, double> RightQuarters()
    {
        var meters = new PlantMeters(_faulty, Seed);
        var quarters = new Dictionary<DateTimeOffset, double>();
        meters.MoveTo(Begin);
        for (var at = Begin; at < End; at += LedgerInterval.Step)
        {
            var before = meters.RightImportKwh(0);
            meters.MoveTo(at + LedgerInterval.Step);
            quarters[at.ToUniversalTime()] = meters.RightImportKwh(0) - before;
        }

        return quarters;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
