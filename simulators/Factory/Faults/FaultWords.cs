using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Faults;

/// <summary>Fault codes as plant files and truth files write them, e.g. <c>left-on-night</c>.</summary>
internal static class FaultWords
{
    internal static string Of<T>(T code)
        where T : struct, Enum => HyphenatedNamingConvention.Instance.Apply(code.ToString());
}
