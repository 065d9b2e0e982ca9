using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Meters;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>Reads plants from YAML.</summary>
public static class PlantFile
{
    /// <summary>The plant of the demo.</summary>
    public const string Demo = "demo";

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithTypeConverter(new DateOnlyText())
        .WithTypeConverter(new TimeOnlyText())
        .WithTypeConverter(new LocalTimeText())
        .WithTypeConverter(new EnumText())
        .WithTypeConverter(new WeekdayText())
        .WithNodeTypeResolver(new ReadOnlyLists())
        .WithEnforceRequiredMembers()
        .WithDuplicateKeyChecking()
        .WithTypeDiscriminatingNodeDeserializer(o => o.AddKeyValueTypeDiscriminator<Machine>("model", MachineModels.All))
        .Build();

    /// <summary>Names of the plants that come with the program.</summary>
    public static IReadOnlyList<string> Ready =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Plants"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a plant.</summary>
    /// <param name="nameOrFile">A ready plant's name or a file.</param>
    /// <exception cref="FormatException">There is no such plant, or something in it cannot be; the message names the place and the cure.</exception>
    public static Plant Read(string nameOrFile)
    {
        var (file, text) = TextOf(nameOrFile);
        return Parse(file, text);
    }

    /// <summary>The text of a plant's file.</summary>
    /// <exception cref="FormatException">There is no such plant, or it cannot be read.</exception>
    internal static (string File, string Text) TextOf(string nameOrFile)
    {
        ArgumentNullException.ThrowIfNull(nameOrFile);
        var ready = Path.Combine(AppContext.BaseDirectory, "Plants", nameOrFile + ".yaml");
        var file = nameOrFile.AsSpan().ContainsAny('/', '\\', '.') || !File.Exists(ready) ? nameOrFile : ready;
        if (!File.Exists(file))
        {
            throw new FormatException($"--plant '{nameOrFile}': there is no such file, and the ready plants are {string.Join(", ", Ready)}.");
        }

        try
        {
            return (file, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"--plant '{nameOrFile}': {e.Message}", e);
        }
    }

    /// <summary>Reads a plant from the text of its file.</summary>
    /// <param name="source">Where the text comes from, for messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">Something in it cannot be; the message names the place and the cure.</exception>
    internal static Plant Parse(string source, string text)
    {
        try
        {
            var plant = Yaml.Deserialize<Plant>(text) ?? throw new FormatException($"{source} is empty.");
            plant = plant.Meters.Count > 0 ? plant : plant with { Meters = Everywhere(plant) };
            var problems = PlantChecks.Problems(plant).ToList();
            return problems.Count == 0 ? plant : throw new FormatException($"{source}: {string.Join("; ", problems)}");
        }
        catch (YamlException e)
        {
            throw new FormatException($"{source}, line {e.Start.Line}: {PlantFileError.Say(e)}", e);
        }
    }

    /// <summary>A meter for every machine and circuit, under their ids: what a plant has whose file names no meters.</summary>
    internal static IReadOnlyList<Meter> Everywhere(Plant plant) =>
        [.. plant.Circuits.Select(c => c.Id).Prepend(Plant.MainCircuit).Concat(plant.Machines.Select(m => m.Id)).Select(id => new Meter { Id = id, Measures = id })];
}
