using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Plants.Drawing;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>What the command line asks for.</summary>
internal sealed record FactoryOrder
{
    internal required string PlantName { get; init; }

    internal required int Seed { get; init; }

    internal bool Clean { get; init; }

    internal TimeSpan? History { get; init; }

    internal bool Live { get; init; }

    internal string? State { get; init; }

    internal string? Intervals { get; init; }

    internal TimeSpan Step { get; init; }

    internal string? Truth { get; init; }

    internal string? Profile { get; init; }

    internal string? Yaml { get; init; }

    internal DateOnly? Since { get; init; }

    internal DateOnly? From { get; init; }

    internal DateOnly? To { get; init; }

    internal bool List { get; init; }

    /// <summary>True when files are all that is asked for.</summary>
    internal bool WritesOnly => !Live && History is null && (Intervals ?? Truth ?? Profile ?? Yaml) is not null;

    /// <summary>The text of the plant's file.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    internal (string Source, string Text) TextOf() =>
        PlantName == RandomPlant.Name ? ($"random plant {Seed}", RandomPlant.Text(Seed)) : PlantFile.TextOf(PlantName);

    /// <summary>The plant that is asked for.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names the place and the cure.</exception>
    internal Plant Read()
    {
        var (source, text) = TextOf();
        var plant = PlantFile.Parse(source, text);
        plant = Since is { } day ? plant.BegunOn(day) : plant;
        return Clean ? plant.Clean() : plant;
    }
}
