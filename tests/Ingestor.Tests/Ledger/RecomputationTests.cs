using System.Globalization;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>However a difficult history arrives, the ledger ends as if it were calculated once from all of it.</summary>
public sealed class RecomputationTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Day = 86_400_000;
    private const int Points = 120;

    // More of them, e.g. 1000, find what is rare.
    private static readonly int SeedsPerRhythm = int.Parse(Environment.GetEnvironmentVariable("LEDGER_SEEDS") ?? "10", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite, Rhythm.Dense)]
    [InlineData(TestDatabases.Postgres, Rhythm.Dense)]
    [InlineData(TestDatabases.Sqlite, Rhythm.Quarterly)]
    [InlineData(TestDatabases.Postgres, Rhythm.Quarterly)]
    [InlineData(TestDatabases.Sqlite, Rhythm.Wide)]
    [InlineData(TestDatabases.Postgres, Rhythm.Wide)]
    [InlineData(TestDatabases.Sqlite, Rhythm.WithGaps)]
    [InlineData(TestDatabases.Postgres, Rhythm.WithGaps)]
    public async Task A_ledger_kept_up_in_parts_is_the_ledger_of_the_whole(string database, Rhythm rhythm)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(database, folder));
        await factory.MigrateAsync(Cancel);
        await new KeyService(factory, TimeProvider.System).AddAsync("works", "test", KeyScope.Write, cancel: Cancel);
        using var store = new SqliteReadingStore(folder.File("r.db"));
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        await meters.RestoreAsync(Cancel);
        var time = new LeapingTime();
        using var dirty = new DirtySpans(factory, meters, time);
        var queue = new LedgerQueue(factory, dirty, meters, time);
        var ledger = new LedgerTable(factory, queue);
        var past = new ExpiredPast(store, ledger, new IngestorOptions { RawRetentionDays = 0 }, time);
        var (history, corrections) = (new MeterHistory(store, meters), new CorrectionTable(factory));
        var (whole, inPieces) = (New(null), New(TimeSpan.FromMinutes(90)));
        foreach (var seed in Enumerable.Range(0, SeedsPerRhythm))
        {
            var random = new Random(seed);
            var meter = $"m{seed}";
            var recomputation = seed % 5 < 3 ? whole : inPieces;
            var all = History(random, rhythm, seed % 3 == 0);
            var arrival = all.ToArray();
            if (seed % 2 == 0)
            {
                random.Shuffle(arrival);
            }

            if (seed % 4 > 1)
            {
                // Some readings were wrong at first and are corrected at the end.
                var corrected = all.Take(all.Count / 2).Where(_ => random.Next(0, 15) == 0).ToList();
                arrival = [.. arrival.Select(p => corrected.Contains(p) ? p with { Value = random.Next(0, 8_000_000) } : p), .. corrected];
            }

            for (var at = 0; at < arrival.Length;)
            {
                var batch = new PointBatch();
                var take = Math.Min(arrival.Length - at, random.Next(1, 12));
                foreach (var point in arrival.AsSpan(at, take))
                {
                    batch.Add(meter, point.TimeMs, new QuantityValue(point.Quantity, point.Value));
                }

                at += take;
                await store.WriteAsync("works", batch, Cancel);
                await meters.ObserveAsync("works", batch, Cancel);
                await dirty.MarkAsync("works", batch, Cancel);
                if (random.Next(0, 2) == 0 || at == arrival.Length)
                {
                    await SettleAsync(factory, time);
                    var parts = new LedgerBatch(ledger);
                    foreach (var span in await queue.TakeAsync(Cancel))
                    {
                        await recomputation.RunAsync(span, parts, Cancel);
                    }

                    await parts.FlushAsync(Cancel);
                }
            }

            var samples = MeterSamples.From(q => [.. all.Where(p => p.Quantity == q).Select(p => new Sample(p.TimeMs, p.Value))]);
            var expected = IntervalBuilder.Build(samples, Start - Day, all.Max(p => p.TimeMs) + Day).Select(Shown);
            var kept = (await ledger.ReadAsync(meters.Find("works", meter)!.Id, 0, Start * 2, Cancel)).Select(Shown);
            Assert.Equal([$"seed {seed}", .. expected], [$"seed {seed}", .. kept]);
        }

        LedgerRecomputation New(TimeSpan? piece) => new(history, corrections, new KnownTime(history, corrections, ledger), dirty, past, piece);
    }

    // As if so much time went by that nobody relies on the marks any more, and they may be taken.
    private static async Task SettleAsync(IngestorDbFactory factory, LeapingTime time)
    {
        time.Leap();
        await using var db = factory.CreateDbContext();
        await db.Dirty.ExecuteUpdateAsync(d => d.SetProperty(x => x.CreatedMs, x => x.CreatedMs - 60_000), Cancel);
    }

    // Counters that jitter, reset, roll over, jump, repeat themselves, start at 0, are too low or too high for a moment, with and without power, and an export counter.
    private static List<Reading> History(Random random, Rhythm rhythm, bool exports)
    {
        var points = new List<Reading>();
        var (time, total, other) = (Start, random.Next(0, 2) == 0 ? 4e6 : 50, 1000.0);
        var (repeats, lastShown) = (0, total);
        for (var i = 0; i < Points; i++)
        {
            var step = rhythm switch
            {
                Rhythm.Dense => random.Next(1_000, 120_000),
                Rhythm.Quarterly => random.Next(60_000, 900_000),
                Rhythm.Wide => random.Next(10_000, 3_000_000),
                _ => random.Next(0, 10) == 0 ? random.Next(1_000_000, 20_000_000) : random.Next(5_000, 200_000),
            };
            time += step;
            total += step / 1000.0 * random.NextDouble();
            other += step / 4000.0 * random.NextDouble();
            var happens = random.Next(0, 44);
            total = happens switch
            {
                0 => random.Next(0, 3000),
                6 => 1e7 - random.Next(0, 200),
                7 => total + random.Next(0, 3_000_000),
                _ => total % 1e7,
            };
            repeats = happens is >= 8 and < 11 ? random.Next(1, 8) : repeats - 1;
            var shown = happens switch
            {
                _ when repeats > 0 => lastShown,
                1 => 0,
                2 => total - random.Next(1, 99),
                3 => total - random.Next(101, 3000),
                4 => total + random.Next(101, 3_000_000),
                _ when i < 5 && exports => 0,
                _ => total,
            };
            lastShown = shown;
            Add(1, 4, time, QuantityCatalogue.EnergyImport, Math.Max(0, shown));
            Add(2, 3, time + (random.Next(0, 3) * 1000), QuantityCatalogue.ActivePower, random.Next(-2000, 5000));
            Add(2, 3, time + (random.Next(0, 3) * 1000), QuantityCatalogue.ReactivePower, random.Next(-2000, 5000));
            if (exports)
            {
                Add(2, 3, time, QuantityCatalogue.EnergyExport, other);
                Add(2, 3, time, QuantityCatalogue.ReactiveEnergyLead, happens == 5 ? 0 : other);
            }
        }

        return [.. points.DistinctBy(p => (p.TimeMs, p.Quantity)).OrderBy(p => p.TimeMs)];

        void Add(int without, int of, long timeMs, Quantity quantity, double value)
        {
            if (random.Next(0, of) >= without)
            {
                points.Add(new Reading(timeMs, quantity, Math.Round(value, 1)));
            }
        }
    }

    private static string Shown(LedgerInterval i) => string.Create(
        CultureInfo.InvariantCulture,
        $"{i.Start:u} import {i.EnergyImportWh:F4} export {i.EnergyExportWh:F3} mean {i.MeanW:F3} {i.MinW:F3} {i.MaxW:F3} lag {i.ReactiveLagVarh:F3} lead {i.ReactiveLeadVarh:F3} coverage {i.Coverage:F6} {i.Origin}");

    /// <summary>How far apart readings are.</summary>
    public enum Rhythm
    {
        /// <summary>Seconds to two minutes.</summary>
        Dense,

        /// <summary>One to fifteen minutes.</summary>
        Quarterly,

        /// <summary>Up to fifty minutes.</summary>
        Wide,

        /// <summary>Dense, with gaps of hours.</summary>
        WithGaps,
    }

    private sealed class LeapingTime : TimeProvider
    {
        private long _leaps;

        public override long GetTimestamp() => base.GetTimestamp() + (Interlocked.Read(ref _leaps) * 60 * TimestampFrequency);

        public void Leap() => Interlocked.Increment(ref _leaps);
    }

    private readonly record struct Reading(long TimeMs, Quantity Quantity, double Value);
}
