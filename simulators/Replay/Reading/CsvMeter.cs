namespace Monitoring.Simulators.Replay.Reading;

/// <summary>
/// Reads a file as a meter would have spoken. A row's point stands at the START of its interval: counters as they stood at that moment,
/// rates as the mean of the interval that begins. After the last row, and where the next one is missing, one more point closes the counters.
/// <para>
/// A counter of amounts grows over the whole file: it gains exactly what the readable rows hold. Across a hole it is silent and goes on
/// where it stood. It does not begin again at 0, because the first rows after that are easily taken for a meter that restarts.
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
        layout = layout.Interval is null ? FileTimes.Of(file, layout).Settle(layout) : layout;
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
}
