using System.Buffers;
using System.IO.Compression;

namespace Monitoring.Ingestor.Writing;

/// <summary>Why a body could not be read.</summary>
internal enum BodyProblem
{
    None,
    TooLarge,
    Encoding,
    TooSlow,
    Incomplete,
    NoRoom,
}

/// <summary>A request body in a pooled buffer, decompressed and never larger than allowed.</summary>
internal sealed class BodyReader : IDisposable
{
    internal const int FirstBuffer = 64 * 1024;

    private readonly BodyBudget _budget;
    private byte[] _buffer = [];
    private int _taken;
    private int _length;

    private BodyReader(BodyBudget budget) => _budget = budget;

    internal BodyProblem Problem { get; private set; }

    internal ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads the body of <paramref name="request"/>; <paramref name="deadline"/> is when it must have come whole.</summary>
    internal static async Task<BodyReader> ReadAsync(HttpRequest request, int limit, BodyBudget budget, CancellationToken deadline, CancellationToken cancel)
    {
        var body = new BodyReader(budget);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancel);
        try
        {
            switch (request.Headers.ContentEncoding.ToString())
            {
                case "" or "identity":
                    await body.FillAsync(request.Body, limit, both.Token);
                    break;
                case "gzip" or "x-gzip":
                    await using (var unzip = new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true))
                    {
                        await body.FillAsync(unzip, limit, both.Token);
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
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            body.Problem = BodyProblem.TooSlow;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            body.Problem = BodyProblem.TooSlow;
        }
        catch (IOException)
        {
            body.Problem = BodyProblem.Incomplete;
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return body;
    }

    public void Dispose()
    {
        Exchange([]);
        _budget.GiveBack(_taken);
        _taken = 0;
    }

    private async Task FillAsync(Stream stream, int limit, CancellationToken cancel)
    {
        while (true)
        {
            if (_length == _taken && !Grow(limit))
            {
                Problem = BodyProblem.NoRoom;
                return;
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_length, _taken - _length), cancel);
            if (read == 0)
            {
                return;
            }

            _length += read;
            if (_length > limit)
            {
                Problem = BodyProblem.TooLarge;
                return;
            }
        }
    }

    // One byte more than allowed tells that a body is too large.
    private bool Grow(int limit)
    {
        var more = _length == 0 ? FirstBuffer : Math.Min(_length, limit + 1 - _length);
        if (!_budget.TryTake(more))
        {
            return false;
        }

        _taken += more;
        var larger = ArrayPool<byte>.Shared.Rent(_taken);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Exchange(larger);
        return true;
    }

    private void Exchange(byte[] buffer)
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = buffer;
    }
}
