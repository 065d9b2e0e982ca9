using System.Net;
using System.Net.Sockets;

namespace Monitoring.AllInOne;

/// <summary>Finds out before anything starts whether every address can be listened on, and names the option that changes it.</summary>
internal static class Addresses
{
    /// <exception cref="StartException">One or more cannot be used; the message names all of them.</exception>
    internal static void Check(AllInOneOptions options)
    {
        var problems = new List<string?> { MqttProblem(options) };
        problems.AddRange(options.Urls.Split(';').Select(UrlProblem));
        if (problems.OfType<string>().ToList() is { Count: > 0 } found)
        {
            throw new StartException(string.Join(Environment.NewLine, found));
        }
    }

    private static string? MqttProblem(AllInOneOptions options) =>
        !IPAddress.TryParse(options.MqttBind, out var bind) ? $"--mqtt-bind '{options.MqttBind}' is not an address: e.g. 127.0.0.1 or 0.0.0.0"
        : options.MqttPort is < 1 or > 65535 ? $"--mqtt-port {options.MqttPort}: a port is 1 to 65535"
        : PortProblem(bind, options.MqttPort, "--mqtt-port");

    private static string? UrlProblem(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")
            ? $"--urls '{url}' is not an address: e.g. http://localhost:8080"
            : PortProblem(IPAddress.TryParse(parsed.Host, out var host) ? host : IPAddress.Loopback, parsed.Port, "--urls");

    private static string? PortProblem(IPAddress address, int port, string option)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
            return null;
        }
        catch (SocketException e)
        {
            return $"Port {port} cannot be used ({e.Message}): choose another with {option}.";
        }
    }
}
