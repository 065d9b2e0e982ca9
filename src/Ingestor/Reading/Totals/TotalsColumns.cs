using System.Globalization;
using System.Text;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Reading.Series;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Groups of one meter as the columns of <see cref="Domain.Contracts.MeterTotals"/>.</summary>
internal sealed class TotalsColumns(TotalsSpan span)
{
    private static readonly string[] Names =
    [
        "start", "energy_import_wh", "energy_export_wh", "estimated_share", "coverage", "completeness", "peak_w", "peak_start",
    ];

    private readonly JsonColumn[] _columns = [.. Names.Select(_ => new JsonColumn())];

    internal void Clear() => Array.ForEach(_columns, c => c.Clear());

    /// <param name="group">The group.</param>
    /// <param name="spreadWh">Energy in it that was entered for more time than the group has, Wh.</param>
    internal void Add(TotalsGroup group, double spreadWh)
    {
        var lengthMs = group.Window.Length.TotalMilliseconds;
        var energy = (group.ImportWh ?? 0) + (group.ExportWh ?? 0);
        AddStart(group.Window.From);
        Add(1, group.ImportWh);
        Add(2, group.ExportWh);
        Add(3, energy > 0 ? Math.Min(1, (group.EstimatedWh + spreadWh) / energy) : null);
        Add(4, group.CoveredMs / lengthMs);
        Add(5, group.Intervals * LedgerInterval.StepMs / lengthMs);
        Add(6, group.PeakW);
        if (group.PeakQuarter is { } quarter)
        {
            _columns[7].AddTime(Quarters.StartMs(quarter));
        }
        else
        {
            _columns[7].AddNull();
        }
    }

    internal async Task WriteAsync(JsonPipe json, string meter)
    {
        json.Raw("{\"meter\":"u8);
        json.Text(meter);
        for (var c = 0; c < Names.Length; c++)
        {
            await json.ArrayAsync(Names[c], _columns[c]);
        }

        json.Raw("}"u8);
    }

    private void AddStart(DateTimeOffset start)
    {
        if (span.Grouping.Minutes is null)
        {
            _columns[0].AddText(Encoding.ASCII.GetBytes(span.Zone.DateOf(start).ToString("O", CultureInfo.InvariantCulture)));
        }
        else
        {
            _columns[0].AddTime(start.ToUnixTimeMilliseconds());
        }
    }

    private void Add(int column, double? value)
    {
        if (value is { } known)
        {
            _columns[column].AddNumber(known);
        }
        else
        {
            _columns[column].AddNull();
        }
    }
}
