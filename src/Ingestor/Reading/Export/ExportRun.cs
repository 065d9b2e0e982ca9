using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>Carries the rows of an export, page by page, from store or ledger into a file.</summary>
internal sealed class ExportRun(IReadingStore store, IDbContextFactory<IngestorDb> database)
{
    private const int PageReadings = 20_000;

    // As many quarter hours as make a page.
    private const long PageMs = 90L * 24 * 3_600_000;

    /// <summary>Writes the whole file; what is done so far is told to <paramref name="progress"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer; the file is incomplete.</exception>
    internal async Task RunAsync(ExportRequest request, ExportFile file, ExportProgress progress, CancellationToken cancel)
    {
        try
        {
            await file.BeginAsync(Columns(request), cancel);
            for (var i = 0; i < request.Meters.Count; i++)
            {
                var (id, meter) = request.Meters[i];
                await (request.Quantity is null
                    ? IntervalsAsync(request, id, meter, file, progress, i, cancel)
                    : ReadingsAsync(request, meter, file, progress, i, cancel));
            }

            await file.CompleteAsync(cancel);
            progress.End(ExportProgress.Done);
        }
        catch (OperationCanceledException)
        {
            progress.End(ExportProgress.Cancelled);
            throw;
        }
        catch (Exception e)
        {
            progress.End(ExportProgress.Failed, e.Message);
            throw;
        }
    }

    private static string[] Columns(ExportRequest request)
    {
        string[] keys = ["meter", $"time [{request.Zone.Id}]", "time [UTC]"];
        if (request.Quantity is { } quantity)
        {
            return [.. keys, quantity.Unit.Length > 0 ? $"{quantity.Name} [{quantity.Unit}]" : quantity.Name];
        }

        return
        [
            .. keys, "energy_import [Wh]", "energy_export [Wh]", "mean_power [W]", "min_power [W]", "max_power [W]", "reactive_lag [varh]",
            "reactive_lead [varh]", "coverage [0-1]", "origin", "corrections",
        ];
    }

    private async Task ReadingsAsync(ExportRequest request, string meter, ExportFile file, ExportProgress progress, int index, CancellationToken cancel)
    {
        var corrected = await MeterCorrections.ReadAsync(request.Site, meter, new CorrectionTable(database), cancel);
        var factor = corrected.FactorOf(request.Quantity!);
        for (var from = request.FromMs; from < request.ToMs;)
        {
            var page = await store.ReadAsync(request.Site, corrected.Devices, request.Quantity!, from, request.ToMs, PageReadings, cancel);
            foreach (var sample in page)
            {
                file.Text(meter);
                file.Time(sample.TimeMs);
                file.Number(sample.Value * factor(sample.TimeMs));
                file.EndRow();
                await file.FlushAsync(cancel);
            }

            from = page.Count < PageReadings ? request.ToMs : page[^1].TimeMs + 1;
            progress.Reached(page.Count, index, from);
        }
    }

    private async Task IntervalsAsync(
        ExportRequest request, int id, string meter, ExportFile file, ExportProgress progress, int index, CancellationToken cancel)
    {
        var acting = (await new CorrectionTable(database).ActingAsync(request.Site, request.FromMs, request.ToMs, cancel))[meter].ToList();
        for (var from = request.FromMs; from < request.ToMs; from += PageMs)
        {
            var to = Math.Min(request.ToMs, from + PageMs);
            var page = await ReadAsync(id, from, to, cancel);
            foreach (var i in page)
            {
                file.Text(meter);
                file.Time(i.Start.ToUnixTimeMilliseconds());
                foreach (var value in new[] { i.EnergyImportWh, i.EnergyExportWh, i.MeanW, i.MinW, i.MaxW, i.ReactiveLagVarh, i.ReactiveLeadVarh, i.Coverage })
                {
                    file.Number(value);
                }

                file.Text(OriginWords.Of(i.Origin));
                file.Text(string.Join(' ', acting.Where(c => c.ActsOn(i)).Select(c => c.Id)));
                file.EndRow();
                await file.FlushAsync(cancel);
            }

            progress.Reached(page.Count, index, to);
        }
    }

    private async Task<IReadOnlyList<Domain.Ledger.LedgerInterval>> ReadAsync(int id, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        return await LedgerTable.ReadAsync(db, id, fromMs, toMs, cancel);
    }
}
