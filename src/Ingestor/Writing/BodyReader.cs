using System.Buffers;
using System.IO.Compression;

namespace Monitoring.Ingestor.Writing;

/// <summary>Why a body could not be read.</summary>
internal enum BodyProblem
{
    None,
    TooLarge,
    Encoding,
    Incomplete,
}

/// <summary>A request body in a pooled buffer, decompressed and never larger than allowed.</summary>
internal sealed class BodyReader : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private BodyReader(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    internal BodyProblem Problem { get; private set; }

    internal ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    internal static async Task<BodyReader> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
    {
        var body = new BodyReader(64 * 1024);
        try
        {
            switch (request.Headers.ContentEncoding.ToString())
            {
                case "" or "identity":
                    await body.FillAsync(request.Body, limit, cancel);
                    break;
                case "gzip" or "x-gzip":
                    await using (var unzip = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true))
                    {
                        await body.FillAsync(unzip, limit, cancel);
                    }

                    break;
                default:
                    body.Problem = BodyProblem.Encoding;
                    break;
            }
        }
        catch (InvalidDataException)
        {
            body.Problem = BodyProblem.Encoding;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            body.Problem = BodyProblem.TooLarge;
        }
        catch (IOException)
        {
            body.Problem = BodyProblem.Incomplete;
        }

        return body;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private async Task FillAsync(Stream stream, int limit, CancellationToken cancel)
    {
        int read;
        while ((read = await stream.ReadAsync(_buffer.AsMemory(_length), cancel)) > 0)
        {
            _length += read;
            if (_length > limit)
            {
                Problem = BodyProblem.TooLarge;
                return;
            }

            if (_length == _buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
                _buffer.AsSpan(0, _length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = larger;
            }
        }
    }
}
