using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Importing;

/// <summary>Reads a file and stores its energy as one correction, which can be undone as any other.</summary>
public sealed class ImportService(
    CorrectionService corrections, CorrectionTable table, IDbContextFactory<IngestorDb> database, IngestorOptions settings, TimeProvider time)
{
    /// <summary>Imports a file, or says what would be stored.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="request">What is said about the file.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="keyName">Name of the key with which it is wished.</param>
    /// <param name="cancel">Ends it before anything is stored.</param>
    /// <returns>The report; its id is null when nothing was stored: a dry run, no row that can be stored, or refused rows where all were wanted.</returns>
    /// <exception cref="ImportException">The file is not understood; nothing is stored.</exception>
    /// <exception cref="CorrectionRefusedException">Something is missing that is needed beside the file.</exception>
    public async Task<ImportReport> ImportAsync(string site, ImportRequest request, byte[] bytes, string keyName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bounds = TimeBounds.Of(settings, time);
        var row = new CorrectionRow
        {
            Site = site,
            Meter = CorrectionCheck.MeterOf(request.Meter, "meter"),
            Kind = CorrectionKind.Import,
            Details = "",
            MadeBy = request.DryRun ? "" : CorrectionCheck.TextOf(request.By, "by", "who imports the file"),
            MadeWith = keyName,
            Why = request.DryRun ? "" : CorrectionCheck.TextOf(request.Why, "why", "the reason, for those who read it later"),
            MadeMs = bounds.LatestMs,
        };
        var zone = await ZoneOfAsync(site, cancel);
        var options = request.Options.Zone.Length > 0 ? request.Options : request.Options with { Zone = zone };
        var file = await Task.Run(() => FileImporter.Read(bytes, request.File, row.Meter, options, bounds), cancel);
        var report = await WithEarlierAsync(file.Report, row, cancel);
        if (request.DryRun || file.Entries.Count == 0 || (request.AllOrNothing && report.RefusedCount > 0))
        {
            return report with { State = request.DryRun ? "dry run" : "nothing stored" };
        }

        report = report with { State = "stored" };
        CorrectionCheck.Complete(row, file.Entries, new CorrectionDetails { Import = report });
        var isMarked = await corrections.StoreAsync(row, file.Entries, cancel);
        return report with { Id = row.Id, NotesCoded = isMarked ? report.NotesCoded : [.. report.NotesCoded, CorrectionService.LedgerFollowsLater] };
    }

    /// <summary>The report of an import with how far the ledger is; null when the site has none of that number.</summary>
    public async Task<ImportReport?> FindAsync(string site, long id, CancellationToken cancel)
    {
        if (await table.FindAsync(site, id, cancel) is not { Kind: CorrectionKind.Import } row)
        {
            return null;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        var waits = !row.IsMarked || await db.Dirty.AnyAsync(
            d => db.Meters.Any(m => m.Id == d.MeterId && m.Site == row.Site && m.Meter == row.Meter) && d.FromMs < row.ToMs && d.ToMs > row.FromMs, cancel);
        return CorrectionDetails.Of(row).Import! with { Id = id, State = row.UndoneMs is not null ? "undone" : waits ? "stored" : "done" };
    }

    private async Task<ImportReport> WithEarlierAsync(ImportReport report, CorrectionRow row, CancellationToken cancel)
    {
        var same = (await table.HoldingAsync(row.Site, row.Meter, cancel))
            .FirstOrDefault(c => c.Kind == CorrectionKind.Import && CorrectionDetails.Of(c).Import?.Sha256 == report.Sha256);
        return same is null ? report : report with { SameAs = same.Id, NotesCoded = [.. report.NotesCoded, CodedNote.Of(NoteCodes.SameFile, $"the same file was imported before (correction {same.Id}) and still holds")] };
    }

    private async Task<string> ZoneOfAsync(string site, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sites.Where(s => s.Site == site).Select(s => s.TimeZone).FirstOrDefaultAsync(cancel)
            ?? throw new CorrectionRefusedException($"there is no site '{site}': make it with 'keys add --site {site} --name NAME --scope correct --time-zone ZONE'", CorrectionCodes.NoSite, site);
    }
}
