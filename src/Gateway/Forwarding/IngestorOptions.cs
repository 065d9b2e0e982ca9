namespace Monitoring.Gateway.Forwarding;

/// <summary>Settings <c>Gateway:Ingestor</c>: where readings go.</summary>
public sealed class IngestorOptions
{
    /// <summary>Address of the Ingestor, or of anything that speaks the InfluxDB write API.</summary>
    public string Url { get; set; } = "http://127.0.0.1:8082";

    /// <summary>Gateway key; it decides the site.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Lines a request holds at most.</summary>
    public int MaxLines { get; set; } = 5000;

    /// <summary>Uncompressed bytes of messages that go into a request at most; a single group may exceed it.</summary>
    public int MaxBytes { get; set; } = 4 << 20;

    /// <summary>How long a message may wait for others before it is sent, in milliseconds.</summary>
    public int MaxAgeMs { get; set; } = 500;

    internal Uri WriteUri => new(new Uri(Url.TrimEnd('/') + "/"), "api/v2/write?precision=ms");

    internal IEnumerable<string> Errors()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            yield return $"Gateway:Ingestor:Url is '{Url}'; give an address such as http://ingestor:8082.";
        }

        if (string.IsNullOrWhiteSpace(Key))
        {
            yield return "Gateway:Ingestor:Key is missing; create one at the Ingestor with 'keys add --site SITE --name GATEWAY --scope write'.";
        }
        else if (Key.Any(c => c is < '!' or > '~'))
        {
            yield return "Gateway:Ingestor:Key holds a space or a character outside ASCII; copy it again without quotes or line ends.";
        }

        if (MaxLines is < 1 or > 1_000_000)
        {
            yield return $"Gateway:Ingestor:MaxLines is {MaxLines}; give 1 to 1000000.";
        }

        if (MaxBytes is < 1024 or > 256 << 20)
        {
            yield return $"Gateway:Ingestor:MaxBytes is {MaxBytes}; give 1024 to 268435456.";
        }

        if (MaxAgeMs is < 0 or > 60_000)
        {
            yield return $"Gateway:Ingestor:MaxAgeMs is {MaxAgeMs}; give 0 to 60000.";
        }
    }
}
