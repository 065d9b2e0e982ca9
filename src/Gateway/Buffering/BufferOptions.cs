namespace Monitoring.Gateway.Buffering;

/// <summary>Settings <c>Gateway:Buffer</c>.</summary>
public sealed class BufferOptions
{
    /// <summary>Folder of the buffer file; relative to the working directory.</summary>
    public string Folder { get; set; } = "data/gateway";

    /// <summary>Size limit of the waiting messages on disk in MiB. When it is reached the gateway stops acknowledging, so the sender keeps them.</summary>
    public int MaxMegabytes { get; set; } = 2048;

    /// <summary>Largest payload that is kept whole, in bytes. Of a larger one only the beginning is kept, as a sample.</summary>
    public int MaxPayloadBytes { get; set; } = 256 * 1024;

    internal long MaxBytes => MaxMegabytes * 1024L * 1024L;

    internal IEnumerable<string> Errors()
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return "Gateway:Buffer:Folder is empty; give the folder in which messages wait, on a disk that survives a power cut.";
        }

        if (MaxMegabytes < 1)
        {
            yield return $"Gateway:Buffer:MaxMegabytes is {MaxMegabytes}; give at least 1.";
        }

        if (MaxPayloadBytes is < 1024 or > 16 * 1024 * 1024)
        {
            yield return $"Gateway:Buffer:MaxPayloadBytes is {MaxPayloadBytes}; give 1024 to 16777216.";
        }
    }
}
