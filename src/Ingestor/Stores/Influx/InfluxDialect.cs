using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>What a server's version decides: where it is written to, how it is spoken to, how much it takes at once.</summary>
/// <param name="Major">1, 2 or 3.</param>
/// <param name="Minor">The number after it.</param>
/// <param name="Version">The version as the server says it.</param>
internal sealed record InfluxDialect(int Major, int Minor, string Version)
{
    // The servers' own limits: 25,000,000 bytes (1.x), none (2.x), 10,485,760 bytes (3.x, of the body after decompression too).
    internal int MaxBodyBytes => Major == 3 ? 8_000_000 : 16_000_000;

    /// <summary>Reads a version such as <c>1.6.7~rc0</c>, <c>v2.7.1</c> or <c>3.4.2</c>; null when it is none that is known.</summary>
    internal static InfluxDialect? Parse(string version)
    {
        // InfluxData's hosted 2.x calls itself by a name.
        if (version.StartsWith("cloud", StringComparison.OrdinalIgnoreCase))
        {
            return new InfluxDialect(2, int.MaxValue, version);
        }

        var parts = version.TrimStart('v', 'V').Split('.', '-', '~', '+');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major is 1 or 2 or 3
            ? new InfluxDialect(major, parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0, version)
            : null;
    }

    /// <summary>
    /// Where lines go. <c>/write</c> is the path of 1.x, and on 3.x the one that stores all or nothing and tells a full buffer from a bad
    /// line; on 2.x it would need a mapping of names, which <c>/api/v2/write</c> does not.
    /// </summary>
    internal string WritePath(IngestorOptions options) => Major == 2
        ? $"/api/v2/write?org={Uri.EscapeDataString(options.StoreOrg)}&bucket={options.StoreDatabase}&precision=ms"
        : $"/write?db={options.StoreDatabase}&precision=ms";

    /// <summary>How requests are signed; null where no secret is set.</summary>
    internal AuthenticationHeaderValue? Authorization(IngestorOptions options) => Major switch
    {
        1 => Basic(options),
        2 => Token("Token", options),
        _ => Token("Bearer", options) ?? Basic(options),
    };

    /// <summary>How a server is asked for its version before it is known.</summary>
    internal static AuthenticationHeaderValue? AuthorizationOfUnknown(IngestorOptions options) => Token("Bearer", options) ?? Basic(options);

    /// <summary>What this server needs and the settings do not give; null when nothing.</summary>
    internal string? MissingSetting(IngestorOptions options) => Major switch
    {
        1 when options.StoreToken.Length > 0 && options.StoreUser.Length == 0 =>
            $"InfluxDB {Version} knows no tokens: give Ingestor:StoreUser and Ingestor:StorePassword instead of Ingestor:StoreToken",
        2 when options.StoreToken.Length == 0 => $"InfluxDB {Version} takes a token: give Ingestor:StoreToken",
        2 when options.StoreOrg.Length == 0 => $"InfluxDB {Version} keeps buckets by organization: give Ingestor:StoreOrg, its name",
        _ => null,
    };

    /// <summary>The settings that hold the secret this server asks for.</summary>
    internal string SecretSettings => Major switch
    {
        1 => "Ingestor:StoreUser and Ingestor:StorePassword",
        2 => "Ingestor:StoreToken and Ingestor:StoreOrg",
        _ => "Ingestor:StoreToken",
    };

    private static AuthenticationHeaderValue? Token(string scheme, IngestorOptions options) =>
        options.StoreToken.Length > 0 ? new AuthenticationHeaderValue(scheme, options.StoreToken) : null;

    private static AuthenticationHeaderValue? Basic(IngestorOptions options) => options.StoreUser.Length > 0
        ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.StoreUser}:{options.StorePassword}")))
        : null;
}
