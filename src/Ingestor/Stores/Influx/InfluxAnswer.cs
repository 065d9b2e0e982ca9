using System.Text.Json;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>Reads the JSON that InfluxDB answers, without building a tree of it.</summary>
internal static class InfluxAnswer
{
    private const int LongestText = 300;

    /// <summary>
    /// Hands each row of <c>{"results":[{"series":[{"values":[[…],…]}]}]}</c> to <paramref name="onRow"/>, in an array that is used
    /// again for the next; null becomes NaN. Returns the statement's error, or null. No data is no series.
    /// </summary>
    internal static string? Read(ReadOnlySpan<byte> json, Action<double[]> onRow)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                return Cut(reader.GetString() ?? "no reason given");
            }

            if (reader.ValueTextEquals("values"u8))
            {
                ReadRows(ref reader, onRow);
            }
        }

        return null;
    }

    private static void ReadRows(ref Utf8JsonReader reader, Action<double[]> onRow)
    {
        var row = new double[8];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var column = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (column == row.Length)
                {
                    Array.Resize(ref row, 2 * column);
                }

                // Times in ms stay exact in a double.
                row[column++] = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : double.NaN;
            }

            onRow(row);
        }
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
