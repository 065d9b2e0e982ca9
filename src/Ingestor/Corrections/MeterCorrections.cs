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
    private readonly IReadOnlyList<(string Meter, long AtMs)> _successors;
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
        Facts = replacements.Count == 0 ? null : new MeterFacts { Exchanges = [.. replacements.Select(r => ExchangeOf(r.Details))] };
        _successors = [.. replacements.Where(r => r.Row.NewMeter is not null).Select(r => (r.Row.NewMeter!, r.Details.AtMs!.Value))];
        _heldBy = holding.Where(c => c.NewMeter == meter).Select(c => ((string, long)?)(c.Meter, CorrectionDetails.Of(c).AtMs!.Value)).FirstOrDefault();
    }

    /// <summary>Its calibrations, for <see cref="CalibrationRules"/>.</summary>
    public IReadOnlyList<Calibration> Calibrations { get; }

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

    /// <summary>The meter's readings as <see cref="MeterHistory"/> reads them, from each device in its time.</summary>
    public async Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadHistoryAsync(
        MeterHistory history, IReadOnlyCollection<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(history);
        var samples = await history.ReadAsync(_site, _meter, quantities, Upto(0, fromMs), Upto(0, toMs), cancel);
        if (_successors.Count == 0)
        {
            return samples;
        }

        var joined = new Dictionary<Quantity, IReadOnlyList<Sample>>();
        Join(joined, samples, long.MinValue, _successors[0].AtMs);
        for (var i = 0; i < _successors.Count; i++)
        {
            var (meter, at) = _successors[i];
            samples = await history.ReadAsync(_site, meter, quantities, Upto(i + 1, Math.Max(at, fromMs)), Upto(i + 1, Math.Max(at, toMs)), cancel);
            Join(joined, samples, at, i + 1 < _successors.Count ? _successors[i + 1].AtMs : long.MaxValue);
        }

        return joined;
    }

    /// <summary>Calculated intervals that start in [from, to), corrected.</summary>
    public async Task<IReadOnlyList<LedgerInterval>> ApplyAsync(
        IReadOnlyList<LedgerInterval> intervals, long fromMs, long toMs, CancellationToken cancel)
    {
        // Once a device counts for another meter it does not count a second time for itself.
        if (_heldBy is { } held)
        {
            intervals = [.. intervals.Where(i => i.End.ToUnixTimeMilliseconds() <= held.AtMs)];
        }

        if (Calibrations.Count > 0)
        {
            intervals = [.. intervals.Select(i => CalibrationRules.Apply(Calibrations, i))];
        }

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

    // A device is asked only up to the time at which the next one takes over; around an end the history has the neighbours anyway.
    private long Upto(int device, long timeMs) => device < _successors.Count ? Math.Min(timeMs, _successors[device].AtMs) : timeMs;

    private static void Join(
        Dictionary<Quantity, IReadOnlyList<Sample>> joined, IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> more, long fromMs, long toMs)
    {
        foreach (var (quantity, samples) in more)
        {
            joined[quantity] = [.. joined.GetValueOrDefault(quantity) ?? [], .. samples.Where(s => s.TimeMs >= fromMs && s.TimeMs < toMs)];
        }
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
