using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Mqtt;

namespace Monitoring.Gateway;

/// <summary>All settings, section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Where messages come from.</summary>
    public MqttOptions Mqtt { get; private set; } = new();

    /// <summary>Where they wait.</summary>
    public BufferOptions Buffer { get; private set; } = new();

    /// <summary>Where readings go.</summary>
    public IngestorOptions Ingestor { get; private set; } = new();

    /// <summary>Which timestamps are believed.</summary>
    public ClockOptions Clock { get; private set; } = new();

    /// <summary>Topics that carry one plain number.</summary>
    public IList<MappingOptions> Mappings { get; private set; } = [];

    /// <summary>Folder with more meter definitions; they replace built-in ones of the same id.</summary>
    public string? Definitions { get; private set; }

    /// <summary>Reads the settings; every mistake goes to <paramref name="errors"/> with its key.</summary>
    internal static GatewayOptions Read(IConfiguration configuration, ICollection<string> errors)
    {
        var gateway = configuration.GetSection("Gateway");
        var options = new GatewayOptions
        {
            Mqtt = Bind<MqttOptions>(gateway.GetSection("Mqtt"), errors),
            Buffer = Bind<BufferOptions>(gateway.GetSection("Buffer"), errors),
            Ingestor = Bind<IngestorOptions>(gateway.GetSection("Ingestor"), errors),
            Clock = Bind<ClockOptions>(gateway.GetSection("Clock"), errors),
            Mappings = Bind<List<MappingOptions>>(gateway.GetSection("Mappings"), errors),
            Definitions = gateway["Definitions"] is { Length: > 0 } folder ? folder : null,
        };
        options.Check(gateway, errors);
        return options;
    }

    private void Check(IConfiguration gateway, ICollection<string> errors)
    {
        string[] known = [nameof(Mqtt), nameof(Buffer), nameof(Ingestor), nameof(Clock), nameof(Mappings), nameof(Definitions)];
        var unknown = gateway.GetChildren().Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)).Select(c => $"{c.Path} is no setting of the gateway; check its spelling.");
        var all = unknown.Concat(Mqtt.Errors()).Concat(Buffer.Errors()).Concat(Ingestor.Errors()).Concat(Mappings.SelectMany((m, i) => m.Errors(i)));
        foreach (var error in all)
        {
            errors.Add(error);
        }

        if (Definitions is not null && !Directory.Exists(Definitions))
        {
            errors.Add($"Gateway:Definitions is '{Definitions}', which is no folder; give the folder of your definition files.");
        }
    }

    private static T Bind<T>(IConfigurationSection section, ICollection<string> errors)
        where T : new()
    {
        try
        {
            return section.Get<T>(o => o.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException e)
        {
            errors.Add($"{section.Path}: {e.Message}");
            return new T();
        }
    }
}
