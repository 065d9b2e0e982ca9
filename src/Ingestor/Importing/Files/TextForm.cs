using System.Text;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Files;

/// <summary>Recognises how a text file is encoded and what separates its cells.</summary>
internal static class TextForm
{
    private const int LinesLookedAt = 200;

    /// <summary>Japanese Windows' Shift_JIS.</summary>
    private const int ShiftJisPage = 932;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextForm() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="ImportException">It is neither UTF-8 nor Shift_JIS.</exception>
    internal static (string Text, string Name) Decode(byte[] bytes, string? asked)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            return (Strict(StrictUtf8, bytes.AsSpan(3), "UTF-8"), "UTF-8 with byte order mark");
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return (Encoding.Unicode.GetString(bytes.AsSpan(2)), "UTF-16");
        }

        return asked?.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" => (Strict(StrictUtf8, bytes, "UTF-8"), "UTF-8"),
            "SHIFT_JIS" or "SHIFT-JIS" or "SJIS" or "CP932" => (Strict(ShiftJis(), bytes, "Shift_JIS"), "Shift_JIS"),
            null => Recognise(bytes),
            _ => throw ImportException.WrongOption("encoding", asked, "utf-8 or shift_jis"),
        };
    }

    /// <summary>The delimiter that cuts most lines into the same number of cells, the more cells the better.</summary>
    internal static char Delimiter(string text)
    {
        var lines = text.Split('\n', LinesLookedAt + 1).Take(LinesLookedAt).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).ToList();
        return new[] { ',', '\t', ';' }.MaxBy(d =>
        {
            var counts = lines.Select(l => Count(l, d)).Where(c => c > 0).GroupBy(c => c).MaxBy(g => g.Count());

            // Decimal commas also come once per line; a semicolon or tab beside them is the delimiter.
            return counts is null ? 0 : counts.Count() * (d == ',' ? 1.0 : 1.5);
        });
    }

    private static int Count(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            quoted ^= c == '"';
            count += c == delimiter && !quoted ? 1 : 0;
        }

        return count;
    }

    // Shift_JIS text that is valid UTF-8 by chance is plain ASCII in practice, where both mean the same.
    private static (string Text, string Name) Recognise(byte[] bytes)
    {
        try
        {
            return (StrictUtf8.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (Strict(ShiftJis(), bytes, "Shift_JIS"), "Shift_JIS");
        }
    }

    private static string Strict(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ImportException($"the file is not text in {name}: save it as 'CSV UTF-8', or say its encoding with 'encoding'", ImportCodes.WrongEncoding);
        }
    }

    private static Encoding ShiftJis() => Encoding.GetEncoding(ShiftJisPage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
