using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>Turns rows into points and keeps the counters. The layout's interval must be known.</summary>
internal sealed class RowReader(CsvLayout layout)
{
    private readonly TimeSpan _interval = layout.Interval!.Value;
    private readonly bool _hasAmounts = layout.Columns.Any(c => c.Kind != ColumnKind.Value);
    private readonly Dictionary<Quantity, double> _counters = [];
    private readonly HashSet<Quantity> _running = [];
    private DateTimeOffset? _end;

    /// <summary>The row's point, and before it the point that closes the counters where a hole lies above the row.</summary>
    /// <exception cref="FormatException">The row cannot be read; the message names column and cause.</exception>
    internal (MeterPoint? Closing, MeterPoint? Point) Read(CsvTable table, CsvTimes times)
    {
        var start = StartOf(table, times);
        if (start < layout.From || start >= layout.To)
        {
            return default;
        }

        // Every cell is read before anything is counted: a bad row leaves no trace.
        var cells = layout.Columns.Select(c => (Column: c, Amount: table.Number(c.Column) * c.Scale)).ToList();
        if (table.Fault() is { } fault)
        {
            throw new FormatException(fault);
        }

        MeterPoint? closing = null;
        if (_hasAmounts && _end is { } end && start != end)
        {
            closing = start > end ? Close() : throw new FormatException(
                $"column '{layout.TimeColumn}': its interval begins at {start.ToOffset(layout.Zone.GetUtcOffset(start)):yyyy-MM-dd HH:mm:ss}, before that of the row above ends: "
                + "check --interval and --label; --midnight-ends-day if 00:00 carries the date of the day that has ended");
        }

        _end = start + _interval;
        var values = Values(cells);
        return (closing, values.Count > 0 ? new MeterPoint(start, values) : null);
    }

    /// <summary>The counters as they stand at the end of the last row; null where none is running.</summary>
    internal MeterPoint? Close()
    {
        var closing = _end is { } end && _running.Count > 0 ? new MeterPoint(end, Running()) : null;
        _running.Clear();
        return closing;
    }

    private Dictionary<Quantity, double> Running() => _running.ToDictionary(q => q, q => _counters[q]);

    private DateTimeOffset StartOf(CsvTable table, CsvTimes times)
    {
        var text = table.Text(layout.TimeColumn);
        return times.StartOf(text) ?? throw new FormatException(
            $"column '{layout.TimeColumn}': '{text}' is not a time {(layout.TimeFormats.Count == 0 ? "(ISO 8601); give --time-format" : $"of the form {string.Join(" or ", layout.TimeFormats)}")}");
    }

    private Dictionary<Quantity, double> Values(List<(ColumnMap Column, double? Amount)> cells)
    {
        // How the counters stood when the row's interval began; also those of cells that are missing now.
        var values = Running();
        foreach (var (column, amount) in cells)
        {
            switch (column.Kind, amount)
            {
                case (ColumnKind.Value, { } value):
                    values[column.Quantity] = value;
                    break;
                case (ColumnKind.PerInterval, { } gained):
                    _running.Add(column.Quantity);
                    values.TryAdd(column.Quantity, _counters.GetValueOrDefault(column.Quantity));
                    _counters[column.Quantity] = values[column.Quantity] + gained;
                    break;
                case (ColumnKind.PerInterval, null):
                    _running.Remove(column.Quantity);
                    break;
                default:
                    break;
            }
        }

        AddRates(cells, values);
        return values;
    }

    // A rate of several columns (lagging and leading) is known only where all of them are; a rate asked for wins over one that follows.
    private void AddRates(List<(ColumnMap Column, double? Amount)> cells, Dictionary<Quantity, double> values)
    {
        foreach (var rate in cells.Where(c => c.Column.Rate is not null).GroupBy(c => c.Column.Rate!.Value.Quantity))
        {
            var asked = rate.Where(c => c.Column.Kind == ColumnKind.MeanRate).ToList();
            var parts = asked.Count > 0 ? asked : [.. rate];
            var isMapped = layout.Columns.Any(c => c.Kind == ColumnKind.Value && c.Quantity == rate.Key);
            if (!isMapped && parts.TrueForAll(c => c.Amount is not null))
            {
                values[rate.Key] = parts.Sum(c => c.Column.Rate!.Value.Sign * c.Amount!.Value) / _interval.TotalHours;
            }
        }
    }
}
