using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>Answers the InfluxQL that 1.x, 2.x and 3.x share, as far as the store may use it; anything else is refused.</summary>
internal static partial class StandinQuery
{
    /// <summary>The result of one statement, as it stands in <c>results[0]</c>.</summary>
    /// <exception cref="FormatException">Not a statement that every version takes.</exception>
    public static object Run(string statement, StandinData data, long hiddenBeforeMs)
    {
        if (Select().Match(statement) is not { Success: true } m)
        {
            throw new FormatException($"not InfluxQL that every version takes: {statement}");
        }

        var (meter, site) = (Unquote(m.Groups["meter"].Value), Unquote(m.Groups["site"].Value));
        var from = Math.Max(m.Groups["from"].Success ? Number(m, "from") : long.MinValue, hiddenBeforeMs);
        var points = data.Read(meter, site, from, Number(m, "to"));
        var columns = m.Groups["columns"].Value.Split([", ", ","], StringSplitOptions.None);
        var rows = m.Groups["every"].Success ? Windows(points, columns, Number(m, "every")) : Rows(points, columns);
        if (m.Groups["desc"].Success)
        {
            rows.Reverse();
        }

        if (m.Groups["limit"].Success)
        {
            rows = [.. rows.Take((int)Number(m, "limit"))];
        }

        return rows.Count == 0
            ? new { statement_id = 0 }
            : new { statement_id = 0, series = new[] { new { name = "readings", columns = (string[])["time", .. columns], values = rows } } };
    }

    private static List<object?[]> Rows(IEnumerable<(long TimeMs, IReadOnlyDictionary<string, double> Fields)> points, string[] columns) =>
        [.. points
            .Where(p => columns.Any(c => p.Fields.ContainsKey(Name(c))))
            .Select(p => (object?[])[p.TimeMs, .. columns.Select(c => p.Fields.TryGetValue(Name(c), out var value) ? (object?)value : null)])];

    private static List<object?[]> Windows(IEnumerable<(long TimeMs, IReadOnlyDictionary<string, double> Fields)> points, string[] columns, long every)
    {
        var calls = columns.Select(c => Call().Match(c) is { Success: true } m ? (Function: m.Groups["f"].Value, Field: m.Groups["field"].Value) : throw new FormatException($"no function: {c}")).ToArray();
        return [.. points
            .Where(p => p.Fields.ContainsKey(calls[0].Field))
            .GroupBy(p => p.TimeMs - (((p.TimeMs % every) + every) % every))
            .Select(window => (object?[])[window.Key, .. calls.Select(c => (object?)Of(c.Function, [.. window.Select(p => p.Fields[c.Field])]))])];
    }

    private static double Of(string function, double[] values) => function switch
    {
        "mean" => values.Average(),
        "min" => values.Min(),
        "max" => values.Max(),
        "last" => values[^1],
        "count" => values.Length,
        _ => throw new FormatException($"no function: {function}"),
    };

    private static string Name(string column) => column.Trim('"');

    private static string Unquote(string literal) => literal.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^SELECT (?<columns>("[a-z0-9_]+"|[a-z]+\("[a-z0-9_]+"\))(, ?("[a-z0-9_]+"|[a-z]+\("[a-z0-9_]+"\)))*) FROM readings WHERE meter = '(?<meter>(\\.|[^'\\])*)' AND site = '(?<site>(\\.|[^'\\])*)'( AND time >= (?<from>-?\d+)ms)? AND time < (?<to>-?\d+)ms( GROUP BY time\((?<every>\d+)ms\) fill\(none\))?(?<desc> ORDER BY time DESC)?( LIMIT (?<limit>\d+))?$
        """,
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Select();

    [GeneratedRegex("""^(?<f>[a-z]+)\("(?<field>[a-z0-9_]+)"\)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();
}
