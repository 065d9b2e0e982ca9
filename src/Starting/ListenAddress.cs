using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Starting;

/// <summary>Finds out before anything starts whether an address can be listened on, and names the setting that changes it.</summary>
public static class ListenAddress
{
    /// <summary>What is wrong with addresses as <c>--urls</c> takes them, separated by semicolons; empty when nothing is.</summary>
    public static IEnumerable<string> Problems(string setting, string urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(u => Problem(setting, u)).OfType<string>();
    }

    /// <summary>What is wrong with an address and port; null when they can be listened on.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <param name="addressSetting">The setting and value that gave the address.</param>
    /// <param name="portSetting">The setting that gave the port.</param>
    public static string? Problem(IPAddress address, int port, string addressSetting, string portSetting)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.AddressNotAvailable =>
                    $"{addressSetting}: {address} is no address of this computer; give one of its own, 127.0.0.1 for this computer alone, or 0.0.0.0 for the whole network.",
                SocketError.AddressAlreadyInUse => $"Port {port} is used by another program: end that one, or choose another port with {portSetting}.",
                SocketError.AccessDenied => $"Port {port} needs special rights: choose one above 1023 with {portSetting}.",
                _ => $"{addressSetting}: port {port} cannot be listened on ({e.Message}): choose another with {portSetting}.",
            };
        }
    }

    private static string? Problem(string setting, string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"{setting} '{url}' is not an address: e.g. http://127.0.0.1:8080";
        }

        return address.IsUnixPipe || address.IsNamedPipe ? null
            : address.Scheme is not ("http" or "https") ? $"{setting} '{url}' is not an address: e.g. http://127.0.0.1:8080"
            : address.PathBase.Length > 0 ? $"{setting} '{url}' has a path, which an address to listen on cannot have: leave out '{address.PathBase}'."
            : address.Port is < 0 or > 65535 ? $"{setting} '{url}': a port is 1 to 65535"
            : Problem(IpOf(address.Host), address.Port, $"{setting} '{url}'", setting);
    }

    // As the web server does it: any name but localhost stands for every address.
    private static IPAddress IpOf(string host) =>
        IPAddress.TryParse(host, out var ip) ? ip
        : string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.Any;
}
