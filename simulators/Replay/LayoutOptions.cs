using System.CommandLine;
using System.Text;
using Monitoring.Simulators.Replay.Reading;

namespace Monitoring.Simulators.Replay;

/// <summary>The command line's options that say how the file is to be read.</summary>
internal sealed class LayoutOptions
{
    private readonly Option<string?> _preset = new("--preset") { Description = "Known file: steel (Steel Industry Energy Consumption, UCI 851)" };
    private readonly Option<string?> _timeColumn = new("--time-column") { Description = "Column of the time" };
    private readonly Option<string[]> _timeFormat = new("--time-format") { Description = "Format of the time, e.g. \"dd/MM/yyyy HH:mm\"; without it year first. 24:00 is the end of its day in any format" };
    private readonly Option<string?> _zone = new("--time-zone") { Description = "Zone of times without an offset (IANA); Asia/Tokyo unless given" };
    private readonly Option<string?> _interval = new("--interval") { Description = "Length of a row's interval: 15m, 1h, or ISO 8601 (PT15M); as far as most rows are apart unless given, and refused if it differs from that" };
    private readonly Option<string> _label = new("--label") { DefaultValueFactory = _ => "start", Description = "Whether a row's time is the start or the end of its interval" };
    private readonly Option<bool> _midnight = new("--midnight-ends-day") { Description = "A row at 00:00 carries the date of the day that has just ended" };
    private readonly Option<string[]> _maps = new("--map") { Description = "COLUMN=quantity[:unit][*SCALE], or …:unit-per-interval for an amount per row; may be repeated. "
        + "Amounts become a counter that grows over the whole file: it gains exactly what the readable rows hold, and where rows or cells are missing it goes on where it stood", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _from = new("--from") { Description = "First time to publish, e.g. 2018-07-01" };
    private readonly Option<string?> _to = new("--to") { Description = "End of what is published, exclusive" };
    private readonly Option<string?> _delimiter = new("--delimiter") { Description = "Character between cells; found out unless given" };
    private readonly Option<bool> _comma = new("--decimal-comma") { Description = "Numbers are written 3,17" };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "Encoding of the file, e.g. shift_jis; UTF-8 unless given" };

    internal IEnumerable<Option> All =>
        [_preset, _timeColumn, _timeFormat, _zone, _interval, _label, _midnight, _maps, _from, _to, _delimiter, _comma, _encoding];

    /// <summary>The layout as the command line says.</summary>
    /// <exception cref="FormatException">An option cannot be used; the message names it.</exception>
    internal CsvLayout Read(ParseResult parsed)
    {
        var layout = parsed.GetValue(_preset) switch
        {
            null => Described(parsed),
            "steel" => CsvLayout.Steel,
            var unknown => throw new FormatException($"--preset '{unknown}' is not known: steel"),
        };
        return layout with
        {
            From = Instant("--from", parsed.GetValue(_from), layout.Zone),
            To = Instant("--to", parsed.GetValue(_to), layout.Zone),
            Encoding = EncodingOf(parsed.GetValue(_encoding)) ?? layout.Encoding,
        };
    }

    private CsvLayout Described(ParseResult parsed)
    {
        var maps = parsed.GetValue(_maps) ?? [];
        if (maps.Length == 0 || parsed.GetValue(_timeColumn) is not { } timeColumn)
        {
            throw new FormatException("Give --time-column and at least one --map, or a --preset.");
        }

        var label = parsed.GetValue(_label)!;
        return new CsvLayout
        {
            TimeColumn = timeColumn,
            TimeFormats = parsed.GetValue(_timeFormat) ?? [],
            Zone = ZoneOf(parsed.GetValue(_zone) ?? "Asia/Tokyo"),
            Interval = IntervalOf(parsed.GetValue(_interval)),
            EndLabelled = label is "start" or "end" ? label == "end" : throw new FormatException($"--label '{label}': start or end"),
            MidnightCarriesDayBefore = parsed.GetValue(_midnight),
            Delimiter = parsed.GetValue(_delimiter)?.Replace("\\t", "\t", StringComparison.Ordinal),
            DecimalComma = parsed.GetValue(_comma),
            Columns = [.. maps.Select(ColumnMap.Parse)],
        };
    }

    private static TimeZoneInfo ZoneOf(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw new FormatException($"--time-zone '{id}' is not known: an IANA name such as Asia/Tokyo");

    private static TimeSpan? IntervalOf(string? text) => text is null ? null
        : IntervalText.Parse(text) ?? throw new FormatException($"--interval '{text}': a length such as 15m, 1h or PT15M");

    private static DateTimeOffset? Instant(string option, string? text, TimeZoneInfo zone) => text is null ? null
        : CsvTimes.Instant(text, zone) ?? throw new FormatException($"{option} '{text}': a date or time such as 2018-07-01 or 2018-07-01T08:00");

    private static Encoding? EncodingOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"--encoding '{name}' is not known: e.g. utf-8 or shift_jis", e);
        }
    }
}
