using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Makes and undoes corrections. On return the change is on disk and the ledger's span is marked, so that the ledger follows.</summary>
public sealed partial class CorrectionService(
    CorrectionTable table, CorrectedMeterCheck check, MeterDirectory meters, DirtySpans dirty, IngestorOptions options, TimeProvider time,
    ILogger<CorrectionService> log) : IDisposable
{
    /// <summary>What an answer says where the ledger's span is not marked yet; <see cref="CorrectionRecovery"/> does it.</summary>
    public static readonly CodedNote LedgerFollowsLater =
        CodedNote.Of(NoteCodes.LedgerLater, $"it is stored, but the ledger could not be told yet and follows a little later: do not send it again");

    // Looking whether a calibration holds and storing it are one step.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Makes a correction.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="request">What is wished.</param>
    /// <param name="keyName">Name of the key with which it is wished.</param>
    /// <param name="cancel">Ends it before anything is stored.</param>
    /// <exception cref="CorrectionRefusedException">It cannot be made; nothing has changed.</exception>
    public async Task<CorrectionInfo> MakeAsync(string site, CorrectionRequest request, string keyName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wish = CorrectionCheck.Read(site, request, keyName, TimeBounds.Of(options, time));
        await check.CheckAsync(wish.Row, cancel);
        await _one.WaitAsync(cancel);
        try
        {
            await CheckRepetitionAsync(wish.Row, request.Again == true, cancel);
            var isMarked = await StoreAsync(wish.Row, wish.Entries, cancel);
            return CorrectionAnswer.Of(wish.Row) with { NotesCoded = isMarked ? wish.Notes : [.. wish.Notes, LedgerFollowsLater] };
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Stores a checked correction and marks what it touches.</summary>
    /// <returns>False when it is stored but the ledger's span could not be marked yet, which is tried again until it can.</returns>
    public async Task<bool> StoreAsync(CorrectionRow row, IReadOnlyList<EditedEnergy> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(entries);
        await table.AddAsync(row, entries, cancel);
        return await TryMarkAsync(row);
    }

    /// <summary>Undoes a correction: the ledger becomes what it would be had it never been made. Null when the site has none of that number.</summary>
    /// <exception cref="CorrectionRefusedException">It was undone already, or something is missing.</exception>
    public async Task<CorrectionInfo?> UndoAsync(string site, long id, UndoRequest request, string keyName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var by = CorrectionCheck.TextOf(request.By, "by", "who undoes the correction");
        var why = CorrectionCheck.TextOf(request.Why, "why", "the reason, for those who read it later");
        if (await table.FindAsync(site, id, cancel) is null)
        {
            return null;
        }

        if (!await table.UndoAsync(id, by, keyName, why, time.GetUtcNow().ToUnixTimeMilliseconds(), cancel))
        {
            throw new CorrectionRefusedException($"correction {id} was undone before; make a new one to have it back", CorrectionCodes.UndoneBefore, id);
        }

        var row = (await table.FindAsync(site, id, CancellationToken.None))!;
        return await TryMarkAsync(row) ? CorrectionAnswer.Of(row) : CorrectionAnswer.Of(row) with { NotesCoded = [LedgerFollowsLater] };
    }

    /// <summary>Marks what a correction touches. Repeatable.</summary>
    /// <returns>False while its meter is not known here: then it stays unmarked.</returns>
    internal async Task<bool> MarkAsync(CorrectionRow row, CancellationToken cancel)
    {
        if (row.Kind is CorrectionKind.Edit or CorrectionKind.Import)
        {
            await meters.IncludeAsync(row.Site, row.Meter, row.FromMs, row.ToMs!.Value - 1000, cancel);
        }

        if (!meters.IsRestored || meters.Find(row.Site, row.Meter) is null)
        {
            return false;
        }

        foreach (var meter in (string?[])[row.Meter, row.NewMeter])
        {
            if (meter is not null && meters.Find(row.Site, meter) is { } state)
            {
                await MarkAsync(row, meter, state, cancel);
            }
        }

        await table.SetMarkedAsync(row, cancel);
        return true;
    }

    // What is stored is stored: whoever sent it must not take it for refused and send it again.
    private async Task<bool> TryMarkAsync(CorrectionRow row)
    {
        try
        {
            return await MarkAsync(row, CancellationToken.None);
        }
        catch (Exception e)
        {
            NotMarked(log, row.Id, e);
            return false;
        }
    }

    private async Task CheckRepetitionAsync(CorrectionRow row, bool again, CancellationToken cancel)
    {
        if (row.Kind != CorrectionKind.Calibration || again)
        {
            return;
        }

        var says = Says(row);
        if ((await table.HoldingAsync(row.Site, row.Meter, cancel)).FirstOrDefault(c => c.Kind == row.Kind && c.Meter == row.Meter && Says(c) == says) is { } same)
        {
            throw new CorrectionRefusedException($"the same calibration holds already (correction {same.Id}): two would multiply; send 'again': true if that is meant", CorrectionCodes.SameCalibration, same.Id);
        }

        static (long From, long? To, double? Factor, bool? IsReversed, Analysis.Calibrations.CalibrationTarget? Target) Says(CorrectionRow calibration)
        {
            var details = CorrectionDetails.Of(calibration);
            return (calibration.FromMs, calibration.ToMs, details.Factor, details.IsReversed, details.Target);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    [LoggerMessage(LogLevel.Warning, "Correction {Correction} is stored, but its span of the ledger could not be marked yet; it is tried again")]
    private static partial void NotMarked(ILogger log, long correction, Exception exception);

    private async Task MarkAsync(CorrectionRow row, string meter, MeterState state, CancellationToken cancel)
    {
        // Nothing is known of a meter outside the time of its readings and entries, except what new devices bring.
        var devices = (await table.HoldingAsync(row.Site, meter, cancel)).Where(c => c.Meter == meter).Select(c => c.NewMeter).Append(row.NewMeter);
        var last = devices.OfType<string>().Select(d => meters.Find(row.Site, d)?.LastMs ?? 0).Append(state.LastMs).Max() + LedgerInterval.StepMs;
        var from = Math.Max(row.FromMs, state.FirstMs - LedgerInterval.StepMs);
        var to = Math.Min(row.ToMs ?? long.MaxValue, last) - 1;

        // An exchange cuts what the counter gained between the samples around it, so it reaches back to the sample before.
        if (row.Kind == CorrectionKind.Replacement)
        {
            from -= LedgerInterval.StepMs;
        }

        if (from <= to)
        {
            await dirty.MarkAsync(row.Site, meter, from, to, cancel);
        }
    }
}
