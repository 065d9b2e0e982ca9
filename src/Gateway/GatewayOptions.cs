using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Mqtt;
using Monitoring.Starting;

namespace Monitoring.Gateway;

/// <summary>All settings, section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    internal const string Section = "Gateway";

    /// <summary>Where messages come from.</summary>
    public MqttOptions Mqtt { get; set; } = new();

    /// <summary>Where they wait.</summary>
    public BufferOptions Buffer { get; set; } = new();

    /// <summary>Where readings go.</summary>
    public IngestorOptions Ingestor { get; set; } = new();

    /// <summary>Which timestamps are believed.</summary>
    public ClockOptions Clock { get; set; } = new();

    /// <summary>Topics that carry one plain number.</summary>
    public IList<MappingOptions> Mappings { get; } = [];

    /// <summary>Folder with more meter definitions; they replace built-in ones of the same id.</summary>
    public string? Definitions { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Reads the settings; every mistake goes to <paramref name="errors"/> with its key.</summary>
    internal static GatewayOptions Read(IConfiguration configuration, List<string> errors)
    {
        var options = StrictSettings.Read<GatewayOptions>(configuration.GetSection(Section), errors);
        errors.AddRange(options.Errors());
        return options;
    }

    private IEnumerable<string> Errors()
    {
        var parts = Mqtt.Errors().Concat(Buffer.Errors()).Concat(Ingestor.Errors()).Concat(Mappings.SelectMany((m, i) => m.Errors(i)));
        return Definitions is null || Directory.Exists(Definitions)
            ? parts
            : parts.Append($"Gateway:Definitions is '{Definitions}', which is no folder; give the folder of your definition files.");
    }
}
