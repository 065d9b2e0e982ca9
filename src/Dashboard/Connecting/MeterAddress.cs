using System.Net;

namespace Monitoring.Dashboard.Connecting;

/// <summary>Where meters send to, as somebody types it into a meter.</summary>
/// <param name="Host">Host; null where only the reader can know it.</param>
/// <param name="Port">Port.</param>
/// <param name="OnlyHere">True when nothing outside this computer can reach it.</param>
public sealed record MeterAddress(string? Host, int Port, bool OnlyHere)
{
    /// <summary>MQTT's own port.</summary>
    public const int DefaultPort = 1883;

    /// <summary>Reads the setting; null where it is not set.</summary>
    /// <param name="setting"><see cref="DashboardOptions.MeterAddress"/>.</param>
    /// <param name="page">The address of this page: a broker on every address of the computer is reached by the same name.</param>
    public static MeterAddress? Of(string? setting, Uri page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        var address = new Uri(setting);
        var port = address.Port > 0 ? address.Port : DefaultPort;
        var everywhere = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return everywhere ? new MeterAddress(page.IsLoopback ? null : page.Host, port, false) : new MeterAddress(address.Host, port, address.IsLoopback);
    }

    /// <summary>True for a setting that <see cref="Of"/> can read.</summary>
    public static bool IsValid(string setting) => Uri.TryCreate(setting, UriKind.Absolute, out var uri) && uri.Scheme is "mqtt" or "mqtts" && uri.Host.Length > 0;
}
