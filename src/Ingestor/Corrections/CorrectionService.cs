using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Makes and undoes corrections. On return the change is on disk and the ledger's span is marked, so that the ledger follows.</summary>
public sealed class CorrectionService(
    CorrectionTable table, CorrectedMeterCheck check, MeterDirectory meters, DirtySpans dirty, TimeProvider time)
{
    /// <summary>Makes a correction.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="request">What is wished.</param>
    /// <param name="keyName">Name of the key with which it is wished.</param>
    /// <param name="cancel">Ends it before anything is stored.</param>
    /// <exception cref="CorrectionRefusedException">It cannot be made; nothing has changed.</exception>
    public async Task<CorrectionInfo> MakeAsync(string site, CorrectionRequest request, string keyName, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wish = CorrectionCheck.Read(site, request, keyName, time.GetUtcNow().ToUnixTimeMilliseconds());
        await check.CheckAsync(wish.Row, cancel);
        await StoreAsync(wish.Row, wish.Entries, cancel);
        return CorrectionAnswer.Of(wish.Row) with { Notes = wish.Notes };
    }

    /// <summary>Stores a checked correction and marks what it touches.</summary>
    public async Task StoreAsync(CorrectionRow row, IReadOnlyList<EditedEnergy> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(entries);
        await table.AddAsync(row, entries, cancel);
        await MarkAsync(row, CancellationToken.None);
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
            throw new CorrectionRefusedException($"correction {id} was undone before; make a new one to have it back");
        }

        var row = (await table.FindAsync(site, id, CancellationToken.None))!;
        await MarkAsync(row, CancellationToken.None);
        return CorrectionAnswer.Of(row);
    }

    /// <summary>Marks what a correction touches. Repeatable.</summary>
    internal async Task MarkAsync(CorrectionRow row, CancellationToken cancel)
    {
        if (row.Kind is CorrectionKind.Edit or CorrectionKind.Import)
        {
            await meters.IncludeAsync(row.Site, row.Meter, row.FromMs, row.ToMs!.Value - 1000, cancel);
        }

        foreach (var meter in (string?[])[row.Meter, row.NewMeter])
        {
            if (meter is not null && meters.Find(row.Site, meter) is { } state)
            {
                await MarkAsync(row, meter, state, cancel);
            }
        }

        await table.SetMarkedAsync(row.Id, cancel);
    }

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
