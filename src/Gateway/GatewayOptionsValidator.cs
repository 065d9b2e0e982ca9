using System.Net;
using Microsoft.Extensions.Options;
using Monitoring.Domain.Quantities;

namespace Monitoring.Gateway;

/// <summary>Names every wrong setting at once.</summary>
public sealed class GatewayOptionsValidator : IValidateOptions<GatewayOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        CheckMqtt(options.Mqtt, errors);
        if (!Uri.TryCreate(options.Ingestor.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            errors.Add($"Gateway:Ingestor:Url is '{options.Ingestor.Url}': give an address such as http://127.0.0.1:8082");
        }

        if (string.IsNullOrWhiteSpace(options.Ingestor.Key))
        {
            errors.Add("Gateway:Ingestor:Key is empty: make one on the Ingestor with 'keys add --site SITE --name NAME --scope write'");
        }

        if (string.IsNullOrWhiteSpace(options.Buffer.Folder))
        {
            errors.Add("Gateway:Buffer:Folder is empty: give a folder, e.g. data/buffer");
        }

        if (options.Buffer.GroupMessages < 1 || options.Buffer.GroupMilliseconds < 0 || options.Buffer.MaxBytes < 1_000_000)
        {
            errors.Add("Gateway:Buffer: GroupMessages must be at least 1, GroupMilliseconds at least 0 and MaxBytes at least 1000000");
        }

        for (var i = 0; i < options.Mappings.Count; i++)
        {
            CheckMapping(options.Mappings[i], $"Gateway:Mappings:{i}", errors);
        }

        if (options.Definitions.Length > 0 && !Directory.Exists(options.Definitions))
        {
            errors.Add($"Gateway:Definitions is '{options.Definitions}': there is no such folder");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static void CheckMqtt(MqttOptions mqtt, List<string> errors)
    {
        if (mqtt.Listen.Length > 0)
        {
            if (!IPEndPoint.TryParse(mqtt.Listen, out var endpoint) || endpoint.Port == 0)
            {
                errors.Add($"Gateway:Mqtt:Listen is '{mqtt.Listen}': give ADDRESS:PORT, e.g. 0.0.0.0:1883");
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(mqtt.Host))
        {
            errors.Add("Gateway:Mqtt:Host is empty: give the broker's name or address, or set Gateway:Mqtt:Listen to be the broker");
        }

        if (mqtt.Port is < 1 or > 65535)
        {
            errors.Add($"Gateway:Mqtt:Port is {mqtt.Port}: 1 to 65535");
        }

        if (mqtt.ProtocolVersion is not ("5" or "3.1.1"))
        {
            errors.Add($"Gateway:Mqtt:ProtocolVersion is '{mqtt.ProtocolVersion}': 5 or 3.1.1");
        }

        if (string.IsNullOrWhiteSpace(mqtt.ClientId))
        {
            errors.Add("Gateway:Mqtt:ClientId is empty: the broker keeps messages for a fixed id only");
        }

        if (mqtt.CaFile.Length > 0 && !File.Exists(mqtt.CaFile))
        {
            errors.Add($"Gateway:Mqtt:CaFile is '{mqtt.CaFile}': there is no such file");
        }
    }

    private static void CheckMapping(MappingOptions mapping, string key, List<string> errors)
    {
        if (mapping.Topic.Length == 0 || mapping.Meter.Length == 0)
        {
            errors.Add($"{key}: Topic and Meter are needed");
        }

        if (!QuantityCatalogue.TryGet(mapping.Quantity.AsSpan(), out _))
        {
            errors.Add($"{key}:Quantity is '{mapping.Quantity}': not a known quantity, e.g. active_power_w");
        }

        if (!double.IsFinite(mapping.Scale) || mapping.Scale == 0 || !double.IsFinite(mapping.Offset))
        {
            errors.Add($"{key}: Scale must be a number other than 0, Offset a number");
        }
    }
}
