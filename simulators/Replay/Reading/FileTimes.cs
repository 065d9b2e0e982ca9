namespace Monitoring.Simulators.Replay.Reading;

/// <summary>What a file's times say, as they are written: not moved by <see cref="CsvLayout.EndLabelled"/>.</summary>
/// <param name="First">The earliest; null when no row has a time that can be read.</param>
/// <param name="Last">The latest.</param>
/// <param name="Distance">The most frequent distance from one row to the next, of equally frequent ones the shortest; null when there is none.</param>
public sealed record FileTimes(DateTimeOffset? First, DateTimeOffset? Last, TimeSpan? Distance)
{
    /// <summary>Reads the file's times.</summary>
    /// <exception cref="CsvFileException">The file as a whole cannot be read.</exception>
    public static FileTimes Of(string file, CsvLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        using var table = new CsvTable(file, layout);
        var times = new CsvTimes(layout with { EndLabelled = false });
        var distances = new Dictionary<TimeSpan, int>();
        DateTimeOffset? first = null, last = null, above = null;
        while (table.Next())
        {
            var time = times.StartOf(table.Text(layout.TimeColumn));
            first = time < first ? time : first ?? time;
            last = time > last ? time : last ?? time;
            if (time - above is { } distance && distance > TimeSpan.Zero)
            {
                distances[distance] = distances.GetValueOrDefault(distance) + 1;
            }

            above = time;
        }

        return new FileTimes(first, last, distances.Count == 0 ? null : distances.OrderByDescending(d => d.Value).ThenBy(d => d.Key).First().Key);
    }

    /// <summary>
    /// The layout with the interval that the file has. A shorter one than the rows are apart would put each amount into a part of its
    /// time, a longer one would make rows overlap: neither is read.
    /// </summary>
    /// <exception cref="CsvFileException">The layout's interval contradicts the file, or there is none and the file does not tell it.</exception>
    public CsvLayout Settle(CsvLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var isNeeded = layout.EndLabelled || layout.Columns.Any(c => c.Kind != ColumnKind.Value);
        return (layout.Interval, Distance) switch
        {
            _ when !isNeeded || First is null => layout with { Interval = layout.Interval ?? TimeSpan.Zero },
            (null, null) => throw new CsvFileException("The file does not tell how long a row's interval is, because no row follows another in time: give --interval."),
            (null, { } distance) => layout with { Interval = distance },
            ({ } given, { } distance) when given != distance => throw new CsvFileException(
                $"Most rows are {IntervalText.Write(distance)} apart, which contradicts an interval of {IntervalText.Write(given)}: "
                + $"leave --interval out or give {IntervalText.Write(distance)}. With --preset: this is not the file it is for."),
            _ => layout,
        };
    }
}
