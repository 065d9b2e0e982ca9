using Microsoft.AspNetCore.Components.Forms;

namespace Monitoring.Dashboard.Data;

/// <summary>A file that the browser sends in pieces over the circuit.</summary>
internal static class UploadedFile
{
    private const int Pieces = 20;

    /// <summary>Reads it whole: it is sent on twice, to look into it and to store it.</summary>
    /// <param name="file">The browser's file, at most <see cref="ImportForm.MostBytes"/>.</param>
    /// <param name="progress">Told now and then which share has come, 0 to 1.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="IOException">It is larger than it said, or the browser is gone.</exception>
    public static async Task<byte[]> ReadAsync(IBrowserFile file, Action<double> progress, CancellationToken cancel)
    {
        var bytes = new byte[file.Size];
        await using var stream = file.OpenReadStream(ImportForm.MostBytes, cancel);
        var (read, told) = (0, 0);
        while (read < bytes.Length)
        {
            var count = await stream.ReadAsync(bytes.AsMemory(read), cancel);
            read += count > 0 ? count : throw new EndOfStreamException();
            if (read - told > bytes.Length / Pieces)
            {
                told = read;
                progress((double)read / bytes.Length);
            }
        }

        return bytes;
    }
}
