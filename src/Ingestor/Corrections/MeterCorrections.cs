using Monitoring.Analysis.Calibrations;
using Monitoring.Analysis.Edits;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Ledger;

namespace Monitoring.Ingestor.Corrections;

/// <summary>
/// The corrections of one meter that hold, as the ledger and the read API use them. Raw readings stay as they are: devices that replaced
/// it are read on from their time on, then intervals are calculated, then calibrated, then entered energy takes their place.
/// </summary>
public sealed class MeterCorrections
{
    private readonly string _site;
    private readonly string _meter;
    private readonly CorrectionTable _table;
    private readonly IReadOnlyList<CorrectionRow> _entered;
    private readonly (string Meter, long AtMs)? _heldBy;

    private MeterCorrections(string site, string meter, CorrectionTable table, IReadOnlyList<CorrectionRow> holding)
    {
        (_site, _meter, _table) = (site, meter, table);
        var own = holding.Where(c => c.Meter == meter).Select(c => (Row: c, Details: CorrectionDetails.Of(c))).ToList();
        _entered = [.. own.Where(c => c.Row.Kind is CorrectionKind.Edit or CorrectionKind.Import).Select(c => c.Row)];
        Calibrations =
        [
            .. own.Where(c => c.Row.Kind == CorrectionKind.Calibration).Select(c => CalibrationOf(c.Row)),
        ];
        var replacements = own.Where(c => c.Row.Kind == CorrectionKind.Replacement).OrderBy(c => c.Details.AtMs).ToList();
        Facts = FactsOf([.. replacements.Select(r => r.Details)], [.. own.Where(c => c.Row.Kind == CorrectionKind.Nameplate).Select(c => c.Details)]);
        Devices = DeviceTime.Of(meter, [.. replacements.Select(r => r.Row)]);
        _heldBy = holding.Where(c => c.NewMeter == meter).Select(c => ((string, long)?)(c.Meter, CorrectionDetails.Of(c).AtMs!.Value)).FirstOrDefault();
    }

    /// <summary>Its calibrations, for <see cref="CalibrationRules"/>.</summary>
    public IReadOnlyList<Calibration> Calibrations { get; }

    /// <summary>The devices whose readings count for the meter, itself first.</summary>
    public IReadOnlyList<DeviceTime> Devices { get; }

    /// <summary>What the calculation must know of the meter; null when nothing.</summary>
    public MeterFacts? Facts { get; }

    /// <summary>Reads what holds now.</summary>
    public static async Task<MeterCorrections> ReadAsync(string site, string meter, CorrectionTable table, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new MeterCorrections(site, meter, table, await table.HoldingAsync(site, meter, cancel));
    }

    /// <summary>A row that holds a calibration.</summary>
    internal static Calibration CalibrationOf(CorrectionRow row)
    {
        var details = CorrectionDetails.Of(row);
        return new Calibration(row.FromMs, row.ToMs ?? long.MaxValue, details.Factor ?? 1, details.IsReversed ?? false, details.Target ?? CalibrationTarget.All);
    }

    /// <summary>The factor, with sign, of one quantity by time (Unix ms).</summary>
    public Func<long, double> FactorOf(Quantity quantity) =>
        Calibrations.Count == 0 ? static _ => 1 : timeMs => CalibrationRules.FactorOf(Calibrations, quantity, timeMs);

    /// <summary>The meter's readings as <see cref="MeterHistory"/> reads them, from each device in its time.</summary>
    public async Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadHistoryAsync(
        MeterHistory history, IReadOnlyCollection<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (Devices.Count == 1)
        {
            return await history.ReadAsync(_site, _meter, quantities, fromMs, toMs, cancel);
        }

        // A device is asked only for its time; around an end the history has the neighbours anyway.
        var joined = new Dictionary<Quantity, IReadOnlyList<Sample>>();
        foreach (var (device, from, to) in Devices)
        {
            foreach (var (quantity, samples) in await history.ReadAsync(_site, device, quantities, Math.Clamp(fromMs, from, to), Math.Clamp(toMs, from, to), cancel))
            {
                joined[quantity] = [.. joined.GetValueOrDefault(quantity) ?? [], .. samples.Where(s => s.TimeMs >= from && s.TimeMs < to)];
            }
        }

        return joined;
    }

    /// <summary>Calculated intervals, calibrated; those that count for another meter are left out.</summary>
    public IReadOnlyList<LedgerInterval> Calibrate(IReadOnlyList<LedgerInterval> intervals)
    {
        // Once a device counts for another meter it does not count a second time for itself.
        if (_heldBy is { } held)
        {
            intervals = [.. intervals.Where(i => i.End.ToUnixTimeMilliseconds() <= held.AtMs)];
        }

        return Calibrations.Count == 0 ? intervals : [.. intervals.Select(i => CalibrationRules.Apply(Calibrations, i))];
    }

    /// <summary>Intervals that start in [from, to) with the entered energy in them; the list itself where none is entered.</summary>
    public async Task<IReadOnlyList<LedgerInterval>> EnterAsync(IReadOnlyList<LedgerInterval> intervals, long fromMs, long toMs, CancellationToken cancel)
    {
        var entered = _entered.Where(c => c.FromMs < toMs && (c.ToMs ?? long.MaxValue) > fromMs).ToList();
        return entered.Count == 0 ? intervals : EditRules.Apply(intervals, await _table.EntriesAsync(entered, fromMs, toMs, cancel), fromMs, toMs);
    }

    /// <summary>Marks the ledger of the meter for which this one's readings in the span count, if there is one.</summary>
    public Task MarkHolderAsync(DirtySpans dirty, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(dirty);
        return _heldBy is { } held && toMs >= held.AtMs
            ? dirty.MarkAsync(_site, held.Meter, Math.Max(fromMs, held.AtMs), toMs, cancel)
            : Task.CompletedTask;
    }

    // Of each thing that a nameplate says the latest stands.
    private static MeterFacts? FactsOf(IReadOnlyList<CorrectionDetails> replacements, IReadOnlyList<CorrectionDetails> nameplates)
    {
        if (replacements.Count == 0 && nameplates.Count == 0)
        {
            return null;
        }

        var facts = new MeterFacts
        {
            Exchanges = [.. replacements.Select(ExchangeOf)],
            MaxPowerW = nameplates.LastOrDefault(n => n.MaxPowerKw is not null)?.MaxPowerKw * 1000,
            ImportIncludesExport = nameplates.LastOrDefault(n => n.ImportIncludesExport is not null)?.ImportIncludesExport ?? false,
        };
        return nameplates.LastOrDefault(n => n.CounterModulusKwh is not null)?.CounterModulusKwh * 1000 is { } modulus
            ? facts with { Moduli = new Dictionary<Quantity, double> { [QuantityCatalogue.EnergyImport] = modulus, [QuantityCatalogue.EnergyExport] = modulus } }
            : facts;
    }

    private static MeterExchange ExchangeOf(CorrectionDetails details) => new(details.AtMs!.Value)
    {
        Counters =
        [
            .. new[]
            {
                new ExchangedCounter(QuantityCatalogue.EnergyImport, details.OldLastWh, details.NewFirstWh),
                new ExchangedCounter(QuantityCatalogue.EnergyExport, details.OldLastExportWh, details.NewFirstExportWh),
            }.Where(c => c.LastValue is not null || c.FirstValue is not null),
        ],
    };
}
