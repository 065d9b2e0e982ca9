using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing;

/// <summary>A file that has come whole with a request, and what was said of it. A large one is on the disk, in a temporary file that the request takes with it.</summary>
internal sealed class ImportUpload
{
    private const int MostInMemory = 64 * 1024;

    private readonly Func<Stream> _open;

    private ImportUpload(Dictionary<string, string> given, string? name, Func<Stream> open) => (Given, Name, _open) = (given, name, open);

    /// <summary>Options by their names.</summary>
    internal IReadOnlyDictionary<string, string> Given { get; }

    /// <summary>Name of the file, where known.</summary>
    internal string? Name { get; }

    /// <summary>Waits for all of the body.</summary>
    /// <param name="request">The request: the file is its body, or the only file of its multipart form.</param>
    /// <param name="mostBytes">Length of the largest body.</param>
    /// <param name="deadline">When it must have come whole.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ImportException">The form is not as it must be.</exception>
    internal static async Task<ImportUpload> ReceiveAsync(HttpRequest request, int mostBytes, CancellationToken deadline, CancellationToken cancel)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancel);
        var given = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);

        // curl --data-binary calls every body a urlencoded form unless told otherwise; only multipart can hold a file.
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            request.EnableBuffering(MostInMemory);
            await request.Body.DrainAsync(both.Token);
            return new ImportUpload(given, null, () =>
            {
                request.Body.Position = 0;
                return request.Body;
            });
        }

        var file = await FileOfAsync(request, given, mostBytes, both.Token);
        return new ImportUpload(given, file.FileName, file.OpenReadStream);
    }

    /// <summary>The file.</summary>
    internal async Task<byte[]> BytesAsync(CancellationToken cancel)
    {
        await using var stream = _open();
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private static async Task<IFormFile> FileOfAsync(HttpRequest request, Dictionary<string, string> given, int mostBytes, CancellationToken cancel)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = mostBytes, MemoryBufferThreshold = MostInMemory }, cancel);
        }
        catch (InvalidDataException e)
        {
            throw new ImportException($"the form cannot be read: {e.Message}", ImportCodes.BrokenForm);
        }

        foreach (var field in form)
        {
            given[field.Key] = field.Value.ToString();
        }

        return form.Files.Count == 1 ? form.Files[0] : throw new ImportException("the form needs exactly one file, in the part 'file'", ImportCodes.BrokenForm);
    }
}
