using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Tests.Decoding;

/// <summary>The shipped definitions, loaded as the gateway loads them.</summary>
internal static class Definitions
{
    internal static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "meters");

    internal static MessageDecoder Decoder(IReadOnlyList<MappingOptions>? mappings = null)
    {
        var errors = new List<string>();
        var routes = DefinitionCompiler.Compile(DefinitionFile.ReadAll([Folder], errors), mappings ?? [], new ClockRule(new ClockOptions()), errors);
        Assert.Equal(string.Empty, string.Join("\n", errors));
        return new MessageDecoder(new TopicRoutes(routes));
    }
}
