using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>
/// Reads a file as a meter would have spoken. A row's point stands at the START of its interval: counters as they stood at that moment,
/// rates as the mean of the interval that begins. After the last row, and where the next one is missing, one more point closes the counters.
/// <para>
/// What is missing stays missing: across a hole a counter begins again at 0, like a meter that was exchanged, because a counter that
/// went on where it stood would claim that nothing was used.
/// </para>
/// </summary>
public static class CsvMeter
{
    /// <summary>The points in the order of the file.</summary>
    /// <param name="file">CSV file, plain or <c>.gz</c>.</param>
    /// <param name="layout">How to read it.</param>
    /// <param name="bad">Told of every row that cannot be read and is left out.</param>
    /// <exception cref="CsvFileException">The file as a whole cannot be read.</exception>
    public static IEnumerable<MeterPoint> Read(string file, CsvLayout layout, Action<BadRow> bad)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(bad);
        using var table = new CsvTable(file, layout);
        var times = new CsvTimes(layout);
        var row = new RowReader(layout);
        while (table.Next())
        {
            MeterPoint? closing;
            MeterPoint? point;
            try
            {
                (closing, point) = row.Read(table, times);
            }
            catch (FormatException e)
            {
                bad(new BadRow(table.Row, e.Message));
                continue;
            }

            if (closing is not null)
            {
                yield return closing;
            }

            if (point is not null)
            {
                yield return point;
            }
        }

        if (row.Close() is { } last)
        {
            yield return last;
        }
    }

    private sealed class RowReader(CsvLayout layout)
    {
        private readonly bool _hasAmounts = layout.Columns.Any(c => c.Kind != ColumnKind.Value);
        private readonly Dictionary<Quantity, double> _counters = [];
        private DateTimeOffset? _end;

        public (MeterPoint? Closing, MeterPoint? Point) Read(CsvTable table, CsvTimes times)
        {
            var start = StartOf(table, times);
            if (start < layout.From || start >= layout.To)
            {
                return default;
            }

            // Every cell is read before anything is counted: a bad row leaves no trace.
            var cells = layout.Columns.Select(c => (Column: c, Amount: table.Number(c.Column) * c.Scale)).ToList();
            if (table.BadQuotes() is { } quotes)
            {
                throw new FormatException(quotes);
            }

            MeterPoint? closing = null;
            if (_hasAmounts && _end is { } end && start != end)
            {
                closing = start > end ? Close() : throw new FormatException(
                    $"column '{layout.TimeColumn}': its interval begins at {start.ToOffset(layout.Zone.GetUtcOffset(start)):yyyy-MM-dd HH:mm:ss}, before that of the row above ends: "
                    + "check --interval and --label; --midnight-ends-day if 00:00 carries the date of the day that has ended");
            }

            _end = start + layout.Interval;
            var values = Values(cells);
            return (closing, values.Count > 0 ? new MeterPoint(start, values) : null);
        }

        public MeterPoint? Close()
        {
            var closing = _end is { } end && _counters.Count > 0 ? new MeterPoint(end, new Dictionary<Quantity, double>(_counters)) : null;
            _counters.Clear();
            return closing;
        }

        private DateTimeOffset StartOf(CsvTable table, CsvTimes times)
        {
            var text = table.Text(layout.TimeColumn);
            return times.StartOf(text) ?? throw new FormatException(
                $"column '{layout.TimeColumn}': '{text}' is not a time {(layout.TimeFormats.Count == 0 ? "(ISO 8601); give --time-format" : $"of the form {string.Join(" or ", layout.TimeFormats)}")}");
        }

        private Dictionary<Quantity, double> Values(List<(ColumnMap Column, double? Amount)> cells)
        {
            // How the counters stood when the row's interval began; also those of cells that are missing now.
            var values = new Dictionary<Quantity, double>(_counters);
            foreach (var (column, amount) in cells)
            {
                switch (column.Kind, amount)
                {
                    case (ColumnKind.Value, { } value):
                        values[column.Quantity] = value;
                        break;
                    case (ColumnKind.PerInterval, { } gained):
                        values.TryAdd(column.Quantity, 0);
                        _counters[column.Quantity] = values[column.Quantity] + gained;
                        break;
                    case (ColumnKind.PerInterval, null):
                        _counters.Remove(column.Quantity);
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
                    values[rate.Key] = parts.Sum(c => c.Column.Rate!.Value.Sign * c.Amount!.Value) / layout.Interval.TotalHours;
                }
            }
        }
    }
}
