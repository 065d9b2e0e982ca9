using System.Net;
using Monitoring.Starting;

namespace Monitoring.AllInOne;

/// <summary>Where the parts listen; whether they can is found out before anything starts.</summary>
internal static class Addresses
{
    internal const string UsualApi = "http://127.0.0.1:8082";
    internal const string UsualGateway = "http://127.0.0.1:8081";
    private const string AnyPort = "http://127.0.0.1:0";

    /// <exception cref="StartException">One or more cannot be used; the message names all of them.</exception>
    internal static void Check(AllInOneOptions options)
    {
        string[] problems =
        [
            .. MqttProblem(options) is { } problem ? [problem] : (string[])[],
            .. ListenAddress.Problems("--urls", options.Urls),
            .. HttpProblems("--api-urls", options.ApiUrls),
            .. HttpProblems("--gateway-urls", options.GatewayUrls),
            .. StoreProblem(options.Store) is { } store ? [store] : (string[])[],
        ];
        StartException.ThrowIfAny("Monitoring", problems);
    }

    /// <summary>The usual address of a part, or any free port where another program has that.</summary>
    internal static string OrFree(string usual) => ListenAddress.Problems("", usual).Any() ? AnyPort : usual;

    /// <summary>How an address that is listened on is reached from this computer.</summary>
    internal static string FromHere(string url)
    {
        var address = new UriBuilder(url);
        if (IPAddress.TryParse(address.Host, out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            address.Host = "127.0.0.1";
        }

        return address.ToString().TrimEnd('/');
    }

    private static string? MqttProblem(AllInOneOptions options) =>
        !IPAddress.TryParse(options.MqttBind, out var bind) ? $"--mqtt-bind '{options.MqttBind}' is not an address: e.g. 127.0.0.1 or 0.0.0.0"
        : options.MqttPort is < 1 or > 65535 ? $"--mqtt-port {options.MqttPort}: a port is 1 to 65535"
        : ListenAddress.Problem(bind, options.MqttPort, $"--mqtt-bind {options.MqttBind}", "--mqtt-port");

    private static string? StoreProblem(string store) =>
        string.Equals(store, "sqlite", StringComparison.OrdinalIgnoreCase) || (Uri.TryCreate(store, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? null
            : $"--store '{store}' is neither sqlite nor the URL of an InfluxDB 1, 2 or 3: e.g. http://127.0.0.1:8086";

    // The parts call each other there, and they would not trust a certificate of their own making.
    private static IEnumerable<string> HttpProblems(string option, string? urls) =>
        urls is null ? []
        : urls.Split(';').Any(u => !u.Trim().StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            ? [$"{option} '{urls}' is not an address of plain http: e.g. http://127.0.0.1:8082"]
        : ListenAddress.Problems(option, urls);
}
