using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Checks a correction against the meters that there are and what holds of them already.</summary>
public sealed class CorrectedMeterCheck(CorrectionTable table, MeterDirectory meters, IDbContextFactory<IngestorDb> database)
{
    /// <exception cref="CorrectionRefusedException">There is no such site or meter, or the correction goes against what is there.</exception>
    internal async Task CheckAsync(CorrectionRow row, CancellationToken cancel)
    {
        await using (var db = await database.CreateDbContextAsync(cancel))
        {
            if (!await db.Sites.AnyAsync(s => s.Site == row.Site, cancel))
            {
                throw new CorrectionRefusedException($"there is no site '{row.Site}'", CorrectionCodes.NoSite, row.Site);
            }
        }

        if (row.Kind != CorrectionKind.Edit && meters.Find(row.Site, row.Meter) is null)
        {
            throw new CorrectionRefusedException($"site '{row.Site}' has no meter '{row.Meter}'; see GET /api/sites/{row.Site}/meters", CorrectionCodes.NoMeter, row.Meter);
        }

        if (row.Kind == CorrectionKind.Replacement)
        {
            await CheckReplacementAsync(row, cancel);
        }

        if (CorrectionDetails.Of(row).CounterModulusKwh is { } modulus)
        {
            CheckModulus(row, modulus);
        }
    }

    private async Task CheckReplacementAsync(CorrectionRow row, CancellationToken cancel)
    {
        var holding = await table.HoldingAsync(row.Site, row.Meter, cancel);
        if (holding.FirstOrDefault(c => c.NewMeter == row.Meter) is { } holder)
        {
            throw new CorrectionRefusedException(
                $"'{row.Meter}' replaces '{holder.Meter}' itself (correction {holder.Id}): make the replacement for '{holder.Meter}'", CorrectionCodes.IsReplacement, row.Meter, holder.Meter, holder.Id);
        }

        var ofNew = row.NewMeter is { } other ? await table.HoldingAsync(row.Site, other, cancel) : [];
        if (ofNew.FirstOrDefault(c => c.Kind == CorrectionKind.Replacement) is { } taken)
        {
            throw new CorrectionRefusedException($"'{row.NewMeter}' is part of correction {taken.Id} already: undo that first", CorrectionCodes.ReplacedBefore, row.NewMeter!, taken.Id);
        }
    }

    // A counter never shows the total at which it starts again.
    private void CheckModulus(CorrectionRow row, double modulusKwh)
    {
        var newest = meters.Find(row.Site, row.Meter)!.ToLatest().Values;
        foreach (var counter in (Quantity[])[QuantityCatalogue.EnergyImport, QuantityCatalogue.EnergyExport])
        {
            if (newest.TryGetValue(counter.Name, out var shown) && shown.Value >= modulusKwh * 1000)
            {
                throw new CorrectionRefusedException(string.Create(
                    CultureInfo.InvariantCulture, $"'counter_modulus_kwh' {modulusKwh} cannot be: {counter.Name} of '{row.Meter}' has reached {shown.Value / 1000} kWh"), CorrectionCodes.ModulusReached, shown.Value / 1000);
            }
        }
    }
}
