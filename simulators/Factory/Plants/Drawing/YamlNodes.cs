using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>Short ways to the nodes of a plant's file.</summary>
internal static class YamlNodes
{
    internal static YamlMappingNode Map(this YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    internal static YamlSequenceNode List(this YamlMappingNode node, string key) => (YamlSequenceNode)node.Children[key];

    internal static string? Text(this YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    internal static double Number(this YamlMappingNode node, string key) =>
        double.TryParse(node.Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    internal static void Set(this YamlMappingNode node, string key, YamlNode value) => node.Children[key] = value;

    internal static void Set(this YamlMappingNode node, string key, double value) => node.Children[key] = value.ToString(CultureInfo.InvariantCulture);

    internal static IEnumerable<YamlMappingNode> Maps(this YamlMappingNode node, string key) => node.List(key).Children.Cast<YamlMappingNode>();
}
