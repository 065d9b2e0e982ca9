using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>One of a list of words such as <c>left-on-night</c>; a word that is not in it is answered with the list.</summary>
internal sealed class EnumText : IYamlTypeConverter
{
    public bool Accepts(Type type) => EnumOf(type).IsEnum;

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        var words = Enum.GetNames(EnumOf(type)).ToDictionary(HyphenatedNamingConvention.Instance.Apply, n => n, StringComparer.Ordinal);
        return words.TryGetValue(scalar.Value, out var name)
            ? Enum.Parse(EnumOf(type), name)
            : throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not one of {string.Join(", ", words.Keys)}.");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        emitter.Emit(new Scalar(HyphenatedNamingConvention.Instance.Apply(value!.ToString()!)));

    private static Type EnumOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
