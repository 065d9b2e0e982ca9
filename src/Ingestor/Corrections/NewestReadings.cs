using Monitoring.Analysis.Calibrations;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Corrections;

/// <summary>What is newest of meters, from the device that counts for each now, and calibrated so that it agrees with the ledger.</summary>
public sealed class NewestReadings(CorrectionTable table, MeterDirectory meters, SharedMeters shared)
{
    /// <summary>The meters of a site.</summary>
    public async Task<IReadOnlyList<MeterInfo>> ListAsync(string site, CancellationToken cancel)
    {
        await shared.RefreshAsync(site, meter: null, cancel);
        var holding = await table.OfReadingsAsync(site, cancel);
        return [.. meters.OfSite(site).Select(m => InfoOf(m, holding))];
    }

    /// <summary>Newest values of every meter of a site; a device that counts for another meter stands there only, so that nothing is added up twice.</summary>
    public async Task<IReadOnlyList<LatestValues>> OfSiteAsync(string site, CancellationToken cancel)
    {
        await shared.RefreshAsync(site, meter: null, cancel);
        var holding = await table.OfReadingsAsync(site, cancel);
        return [.. meters.OfSite(site).Where(m => holding.All(c => c.NewMeter != m.Meter)).Select(m => LatestOf(m, holding))];
    }

    /// <summary>Newest values of one meter; null when the site has none of that id.</summary>
    public async Task<LatestValues?> OfMeterAsync(string site, string meter, CancellationToken cancel)
    {
        var holding = await table.OfReadingsAsync(site, cancel);
        foreach (var device in DeviceTime.Of(meter, holding))
        {
            await shared.RefreshAsync(site, device.Device, cancel);
        }

        return meters.Find(site, meter) is { } known ? LatestOf(known, holding) : null;
    }

    private MeterInfo InfoOf(MeterState meter, IReadOnlyList<CorrectionRow> holding)
    {
        var info = meter.ToInfo();
        foreach (var device in DeviceTime.Of(meter.Meter, holding).Skip(1))
        {
            if (meters.Find(meter.Site, device.Device) is { } state && state.LastMs >= device.FromMs)
            {
                var next = state.ToInfo();

                // Energy entered for the meter counts; what its old device still sent does not.
                var entered = info.KnownUntil > info.LastReading ? info.KnownUntil : null;
                info = info with
                {
                    Quantities = [.. info.Quantities.Union(next.Quantities)],
                    LastReading = next.LastReading,
                    IntervalSeconds = next.IntervalSeconds,
                    KnownUntil = entered > next.KnownUntil ? entered : next.KnownUntil,
                };
            }
        }

        return info with { CountsFor = holding.FirstOrDefault(c => c.NewMeter == meter.Meter)?.Meter };
    }

    private LatestValues LatestOf(MeterState meter, IReadOnlyList<CorrectionRow> holding)
    {
        var latest = meter.ToLatest();
        var devices = DeviceTime.Of(meter.Meter, holding);
        Calibration[] calibrations = [.. holding.Where(c => c.Kind == CorrectionKind.Calibration && c.Meter == meter.Meter).Select(MeterCorrections.CalibrationOf)];
        if (devices.Count == 1 && calibrations.Length == 0)
        {
            return latest;
        }

        var (values, interval) = (new Dictionary<string, LatestValue>(StringComparer.Ordinal), latest.IntervalSeconds);
        foreach (var (device, from, to) in devices)
        {
            if (meters.Find(meter.Site, device)?.ToLatest() is not { } of)
            {
                continue;
            }

            foreach (var (name, value) in of.Values)
            {
                var timeMs = value.Time.ToUnixTimeMilliseconds();
                if (timeMs >= from && timeMs < to && QuantityCatalogue.TryGet(name.AsSpan(), out var quantity))
                {
                    values[name] = value with { Value = value.Value * CalibrationRules.FactorOf(calibrations, quantity, timeMs) };
                    interval = of.IntervalSeconds;
                }
            }
        }

        return latest with { Values = values, IntervalSeconds = interval };
    }
}
