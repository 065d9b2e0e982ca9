using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Ingestor.Tests.Stores;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>Two Ingestors over a store so slow that a round takes much longer than marks stay taken.</summary>
public sealed class SlowStoreTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const int Meters = 200;

    private static readonly TimeSpan ReadTakes = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_has_taken_stays_its_own_however_long_its_round_takes()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(TestDatabases.Postgres, folder));
        await factory.MigrateAsync(Cancel);
        await new KeyService(factory, TimeProvider.System).AddAsync("works", "test", KeyScope.Write, cancel: Cancel);
        using var store = new SqliteReadingStore(folder.File("r.db"));
        await using var first = new Worker(factory, new WatchedStore(store, ReadTakes));
        await using var second = new Worker(factory, new WatchedStore(store, ReadTakes));
        var batch = new PointBatch();
        foreach (var i in Enumerable.Range(0, Meters))
        {
            batch.Add($"m{i}", Start, new QuantityValue(QuantityCatalogue.EnergyImport, 0));
            batch.Add($"m{i}", Start + 900_000 - 1, new QuantityValue(QuantityCatalogue.EnergyImport, 10));
        }

        await store.WriteAsync("works", batch, Cancel);
        await second.RestoreAsync();
        await first.RestoreAsync();
        await first.MarkAsync(batch);
        await first.StartAsync();
        await second.StartAsync();
        await using var db = factory.CreateDbContext();
        await Eventually.TrueAsync(async () => !await db.Dirty.AnyAsync(Cancel), "every mark is worked off", TimeSpan.FromMinutes(2), Cancel);
        Assert.Equal(Meters, await db.Ledger.CountAsync(Cancel));
        await Eventually.TrueAsync(() => first.Recomputed + second.Recomputed == Meters, "each is counted once", cancel: Cancel);

        // A machine that stands still for seconds may let some of them go.
        Assert.InRange(first.Read.Intersect(second.Read).Count(), 0, Meters / 4);
    }

    private sealed class Worker : IAsyncDisposable
    {
        private readonly WatchedStore _store;
        private readonly MeterTable _table;
        private readonly MeterDirectory _meters;
        private readonly DirtySpans _dirty;
        private readonly LedgerWorker _worker;

        internal Worker(IngestorDbFactory factory, WatchedStore store)
        {
            _store = store;
            _table = new MeterTable(factory);
            _meters = new MeterDirectory(_table);
            _dirty = new DirtySpans(factory, _meters, TimeProvider.System);
            var queue = new LedgerQueue(factory, _dirty, _meters, TimeProvider.System, Lease);
            var ledger = new LedgerTable(factory, queue);
            var past = new ExpiredPast(store, ledger, new IngestorOptions { RawRetentionDays = 0 }, TimeProvider.System);
            var (history, corrections) = (new MeterHistory(store, _meters), new CorrectionTable(factory));
            var recomputation = new LedgerRecomputation(history, corrections, new KnownTime(history, corrections, ledger), _dirty, past);
            _worker = new LedgerWorker(_dirty, queue, recomputation, ledger, new LedgerDays(factory), TimeProvider.System, NullLogger<LedgerWorker>.Instance);
        }

        internal IEnumerable<string> Read => _store.Reads.Select(r => r.Meter).Distinct();

        internal long Recomputed => _worker.Recomputed;

        internal Task RestoreAsync() => _meters.RestoreAsync(Cancel);

        internal Task StartAsync() => _worker.StartAsync(Cancel);

        internal async Task MarkAsync(PointBatch batch)
        {
            await _meters.ObserveAsync("works", batch, Cancel);
            await _dirty.MarkAsync("works", batch, Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await _worker.StopAsync(CancellationToken.None);
            _worker.Dispose();
            _dirty.Dispose();
            _table.Dispose();
        }
    }
}
