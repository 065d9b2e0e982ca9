using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using Monitoring.Domain.Quantities;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>
/// Reads a file as a meter would have spoken. A row's point stands at the START of its interval: counters as they stood at that moment,
/// mean rates of the interval that begins. After the last row, and after a hole, one more point closes the counters.
/// </summary>
public static class CsvMeter
{
    /// <summary>The points in the order of the file.</summary>
    /// <exception cref="CsvRowException">A row cannot be read; the message names row, column and cause.</exception>
    public static IEnumerable<MeterPoint> Read(string file, CsvLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        using var text = Open(file);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw new CsvRowException($"{file} is empty");
        }

        CheckColumns(file, csv.HeaderRecord!, layout);
        var counters = new Dictionary<Quantity, double>();
        DateTimeOffset? end = null;
        while (csv.Read())
        {
            var start = StartOf(csv, layout);
            if (end is { } ended && ended != start && counters.Count > 0)
            {
                yield return new MeterPoint(ended, new Dictionary<Quantity, double>(counters));
            }

            yield return PointOf(csv, layout, start, counters);
            end = start + layout.Interval;
        }

        if (end is { } last && counters.Count > 0)
        {
            yield return new MeterPoint(last, counters);
        }
    }

    private static MeterPoint PointOf(CsvReader csv, CsvLayout layout, DateTimeOffset start, Dictionary<Quantity, double> counters)
    {
        var values = new Dictionary<Quantity, double>();
        foreach (var column in layout.Columns)
        {
            if (Number(csv, column.Column) is not { } raw)
            {
                continue;
            }

            var amount = raw * column.Scale;
            switch (column.Kind)
            {
                case ColumnKind.PerInterval:
                    values[column.Quantity] = counters.GetValueOrDefault(column.Quantity);
                    counters[column.Quantity] = counters.GetValueOrDefault(column.Quantity) + amount;
                    break;
                case ColumnKind.MeanRate:
                    values[column.Quantity] = values.GetValueOrDefault(column.Quantity) + (amount / layout.Interval.TotalHours);
                    break;
                default:
                    values[column.Quantity] = amount;
                    break;
            }
        }

        return new MeterPoint(start, values);
    }

    private static DateTimeOffset StartOf(CsvReader csv, CsvLayout layout)
    {
        var text = csv.GetField(layout.TimeColumn) ?? "";
        DateTimeOffset time;
        if (layout.TimeFormat is null && HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var exact))
        {
            time = exact;
        }
        else if (layout.TimeFormat is null
            ? DateTime.TryParse(text, CultureInfo.InvariantCulture, out var local)
            : DateTime.TryParseExact(text, layout.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            if (layout.MidnightCarriesDayBefore && local.TimeOfDay == TimeSpan.Zero)
            {
                local = local.AddDays(1);
            }

            time = new DateTimeOffset(local, layout.Zone.GetUtcOffset(local));
        }
        else
        {
            throw new CsvRowException($"row {csv.Parser.Row}, column '{layout.TimeColumn}': '{text}' is not a time{(layout.TimeFormat is null ? "; give --time-format" : $" of the form {layout.TimeFormat}")}");
        }

        return (layout.EndLabelled ? time - layout.Interval : time).ToUniversalTime();
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    // Missing is missing, never 0.
    private static double? Number(CsvReader csv, string column)
    {
        var text = csv.GetField(column)?.Trim();
        if (string.IsNullOrEmpty(text) || text is "NaN" or "nan" or "NA" or "null" or "-")
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new CsvRowException($"row {csv.Parser.Row}, column '{column}': '{text}' is not a number");
    }

    private static void CheckColumns(string file, string[] header, CsvLayout layout)
    {
        var missing = layout.Columns.Select(c => c.Column).Prepend(layout.TimeColumn).Distinct(StringComparer.Ordinal).Except(header, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new CsvRowException($"{file} has no column {string.Join(", ", missing.Select(m => $"'{m}'"))}; it has {string.Join(", ", header.Select(h => $"'{h}'"))}");
        }
    }

    private static StreamReader Open(string file)
    {
        var stream = File.OpenRead(file);
        return new StreamReader(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }
}

/// <summary>What a meter would have said at one instant.</summary>
/// <param name="Time">Time, UTC.</param>
/// <param name="Values">Values in canonical units.</param>
public sealed record MeterPoint(DateTimeOffset Time, IReadOnlyDictionary<Quantity, double> Values);

/// <summary>A file or one of its rows cannot be read.</summary>
public sealed class CsvRowException(string message) : Exception(message);
