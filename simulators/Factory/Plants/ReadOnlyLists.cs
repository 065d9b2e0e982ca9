using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>Lists that are read-only to the code are read as lists.</summary>
internal sealed class ReadOnlyLists : INodeTypeResolver
{
    public bool Resolve(NodeEvent? nodeEvent, ref Type currentType)
    {
        if (!currentType.IsGenericType || currentType.GetGenericTypeDefinition() != typeof(IReadOnlyList<>))
        {
            return false;
        }

        currentType = typeof(List<>).MakeGenericType(currentType.GenericTypeArguments);
        return true;
    }
}
