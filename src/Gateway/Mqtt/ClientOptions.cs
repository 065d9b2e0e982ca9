using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Translates the settings into MQTTnet's options.</summary>
internal static class ClientOptions
{
    // With the default of 8 KiB the stock channel stalls at some thousand messages a second.
    private const int TlsBufferSize = 1 << 20;

    internal static MqttClientOptions Of(MqttOptions options)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(options.Host, options.EffectivePort)
            .WithProtocolVersion(options.Version)
            .WithClientId(options.ClientId)
            .WithCleanStart(false) // with a fixed id the broker keeps what arrives while we are away
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(options.KeepAliveSeconds))
            .WithTimeout(TimeSpan.FromSeconds(options.KeepAliveSeconds));
        if (options.Version == MqttProtocolVersion.V500)
        {
            builder = builder
                .WithSessionExpiryInterval((uint)TimeSpan.FromHours(options.SessionHours).TotalSeconds) // the default of 0 keeps no session
                .WithReceiveMaximum((ushort)options.ReceiveMaximum);
        }

        if (options.User is not null)
        {
            builder = builder.WithCredentials(options.User, options.Password ?? string.Empty);
        }

        if (options.Tls)
        {
            builder = builder.WithTlsOptions(tls => Trust(tls.UseTls().WithTargetHost(options.Host), options.CaFile));
        }

        var built = builder.Build();
        ((MqttClientTcpOptions)built.ChannelOptions).BufferSize = TlsBufferSize;
        return built;
    }

    internal static MqttClientSubscribeOptions Subscriptions(MqttOptions options) => new()
    {
        TopicFilters = [.. options.Filters.Select(filter => new MqttTopicFilter
        {
            Topic = filter,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            RetainHandling = options.Version == MqttProtocolVersion.V500
                ? MqttRetainHandling.SendAtSubscribeIfNewSubscriptionOnly
                : MqttRetainHandling.SendAtSubscribe, // all that 3.1.1 knows
        })],
    };

    private static void Trust(MqttClientTlsOptionsBuilder tls, string? caFile)
    {
        if (caFile is null)
        {
            return;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(caFile);
        tls.WithCertificateValidationHandler(presented =>
        {
            if ((presented.SslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            {
                return false; // no certificate, or one for another name
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // a plant's own authority publishes no list
            using var certificate = X509CertificateLoader.LoadCertificate(presented.Certificate.Export(X509ContentType.Cert));
            return chain.Build(certificate);
        });
    }
}
