using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Faults;

/// <summary>Fault codes as plant files and truth files write them, e.g. <c>left-on-night</c>.</summary>
internal static class FaultWords
{
    internal static string Of(FaultCode code) => HyphenatedNamingConvention.Instance.Apply(code.ToString());
}
