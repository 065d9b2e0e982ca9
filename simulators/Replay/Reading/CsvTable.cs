using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>A CSV file, plain or packed with gzip, whose cells are asked for by column name.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly NumberFormatInfo _numbers;
    private string? _badCell;

    internal CsvTable(string file, CsvLayout layout)
    {
        _numbers = new NumberFormatInfo { NumberDecimalSeparator = layout.DecimalComma ? "," : ".", NumberGroupSeparator = " " };
        _csv = new CsvReader(Open(file, layout.Encoding), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = layout.Delimiter ?? ",",
            DetectDelimiter = layout.Delimiter is null,
            BadDataFound = bad => _badCell = bad.Field,
            MissingFieldFound = null,
        });
        try
        {
            if (!Next() || !_csv.ReadHeader())
            {
                throw new CsvFileException($"{file} is empty.");
            }

            Find(file, layout);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Number of the current row; the header is row 1.</summary>
    internal int Row => _csv.Parser.Row;

    /// <summary>Goes to the next row.</summary>
    internal bool Next()
    {
        _badCell = null;
        try
        {
            return _csv.Read();
        }
        catch (DecoderFallbackException e)
        {
            throw new CsvFileException("The file is not in the encoding it is read with: give --encoding, e.g. --encoding shift_jis.", e);
        }
        catch (InvalidDataException e)
        {
            throw new CsvFileException($"The packed file is damaged: {e.Message}", e);
        }
    }

    /// <summary>The cell's text; empty where the row is too short.</summary>
    internal string Text(string column) => _csv.GetField(_index[column])?.Trim() ?? string.Empty;

    /// <summary>The cell's number: missing (null) when it is empty, a word for missing, or not finite.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    internal double? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0 || text.ToUpperInvariant() is "NAN" or "NA" or "N/A" or "NULL" or "-" or "INF" or "-INF")
        {
            return null;
        }

        // No group separators: 3,17 must not become 317.
        return double.TryParse(text, NumberStyles.Float, _numbers, out var number)
            ? double.IsFinite(number) ? number : null
            : throw new FormatException($"column '{column}': '{text}' is not a number{Cure(text)}");
    }

    /// <summary>What is wrong with the row as a whole; null when nothing is. To be asked after the cells were read.</summary>
    internal string? Fault() => _badCell is not null
        ? $"the quotes of '{_badCell.Trim()}' do not fit"
        : Enumerable.Range(_csv.HeaderRecord!.Length, Math.Max(0, _csv.Parser.Count - _csv.HeaderRecord.Length))
            .Select(i => _csv.Parser[i].Trim()).FirstOrDefault(cell => cell.Length > 0) is { } surplus
            ? $"the row has more cells than the header, from '{surplus}' on: a '{_csv.Parser.Delimiter}' within a number needs quotes"
            : null;

    public void Dispose() => _csv.Dispose();

    // 10,050 and 3,17 look alike: neither is guessed.
    private static string Cure(string text) => text.Any(char.IsAsciiDigit) && text.AsSpan().ContainsAny(',', '.')
        ? ": thousands must be written without separators; --decimal-comma if ',' is the decimal point"
        : string.Empty;

    // Copies of one data set spell headers differently (kVarh_x, "kVarh.x"): an exact name wins, else only letters and digits count.
    private void Find(string file, CsvLayout layout)
    {
        var header = _csv.HeaderRecord!;
        var missing = new List<string>();
        foreach (var column in layout.Columns.Select(c => c.Column).Prepend(layout.TimeColumn).Distinct(StringComparer.Ordinal))
        {
            var at = Array.IndexOf(header, column);
            at = at >= 0 ? at : Array.FindIndex(header, h => Letters(h) == Letters(column));
            _index[column] = at;
            if (at < 0)
            {
                missing.Add($"'{column}'");
            }
        }

        if (missing.Count > 0)
        {
            throw new CsvFileException($"{file} has no column {string.Join(", ", missing)}; it has {string.Join(", ", header.Select(h => $"'{h}'"))}.");
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static StreamReader Open(string file, Encoding encoding)
    {
        var stream = File.OpenRead(file);
        return new StreamReader(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream, encoding);
    }
}
