using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;

namespace Monitoring.Simulators.Publishing;

/// <summary>The command line's options that name a broker, the same for every simulator.</summary>
public sealed class BrokerOptions
{
    private readonly Option<string> _mqtt = new("--mqtt") { DefaultValueFactory = _ => "127.0.0.1:1883", Description = "Broker as HOST:PORT" };
    private readonly Option<string?> _user = new("--user") { Description = "Broker's user" };
    private readonly Option<string?> _password = new("--password") { Description = "Broker's password; better in the environment as MQTT_PASSWORD" };
    private readonly Option<bool> _tls = new("--tls") { Description = "Connect with TLS" };
    private readonly Option<FileInfo?> _ca = new("--ca") { Description = "File with the certificates to trust (PEM), for a broker with its own authority; implies --tls" };

    /// <summary>The options, to be added to a command.</summary>
    public IEnumerable<Option> All => [_mqtt, _user, _password, _tls, _ca];

    /// <summary>How to connect as the command line says.</summary>
    /// <exception cref="FormatException">An option cannot be used; the message names it.</exception>
    public MqttClientOptions Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var broker = parsed.GetValue(_mqtt)!;
        var colon = broker.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(broker[(colon + 1)..], CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            throw new FormatException($"--mqtt '{broker}': the form is HOST:PORT, e.g. 127.0.0.1:1883.");
        }

        var host = broker[..colon].Trim('[', ']');
        var builder = new MqttClientOptionsBuilder().WithTcpServer(host, port);
        if (parsed.GetValue(_user) is { } user)
        {
            builder.WithCredentials(user, parsed.GetValue(_password) ?? Environment.GetEnvironmentVariable("MQTT_PASSWORD") ?? string.Empty);
        }

        var authority = Authority(parsed.GetValue(_ca));
        if (authority is not null || parsed.GetValue(_tls))
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls().WithTargetHost(host);
                if (authority is not null)
                {
                    tls.WithTrustChain(authority);
                }
            });
        }

        return builder.Build();
    }

    private static X509Certificate2Collection? Authority(FileInfo? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file.FullName);
            return certificates.Count > 0 ? certificates : throw new FormatException($"--ca {file}: there is no certificate in it (PEM).");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"--ca {file}: {e.Message}", e);
        }
    }
}
