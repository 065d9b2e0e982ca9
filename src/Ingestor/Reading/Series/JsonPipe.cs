using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>Writes an answer's JSON straight into the response.</summary>
internal sealed class JsonPipe(PipeWriter pipe, CancellationToken cancel)
{
    // So much is copied into the response before the network is given time.
    private const int Piece = 64 * 1024;

    internal static JsonPipe Start(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return new JsonPipe(context.Response.BodyWriter, context.RequestAborted);
    }

    internal void Raw(ReadOnlySpan<byte> json) => pipe.Write(json);

    internal void Text(string text)
    {
        pipe.Write("\""u8);
        pipe.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        pipe.Write("\""u8);
    }

    /// <summary>Writes <c>,"name":[…]</c>.</summary>
    internal async Task ArrayAsync(string name, JsonColumn column)
    {
        Raw(",\""u8);
        Raw(JsonEncodedText.Encode(name).EncodedUtf8Bytes);
        Raw("\":["u8);
        for (var rest = column.Written; rest.Length > 0;)
        {
            var piece = rest[..Math.Min(Piece, rest.Length)];
            Raw(piece.Span);
            await FlushAsync();
            rest = rest[piece.Length..];
        }

        Raw("]"u8);
    }

    internal async Task FlushAsync() => await pipe.FlushAsync(cancel);
}
