using YamlDotNet.RepresentationModel;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>Draws which circuits and machines have a meter: the incoming supply always, most boards, some machines.</summary>
internal static class DrawnMeters
{
    private static readonly string[] Unmetered = ["rest"];

    internal static void Draw(YamlMappingNode plant, Dice dice)
    {
        var boards = plant.Maps("circuits").Where(_ => dice.Is(0.7));
        var machines = plant.Maps("machines").Where(m => !Unmetered.Contains(m.Text("id")) && dice.Is(0.6));
        plant.Set("meters", new YamlSequenceNode(
            boards.Concat(machines).Select(m => Meter(m.Text("id")!)).Prepend(Supply())));
    }

    private static YamlMappingNode Supply() => new("id", "main", "measures", "main", "dialect", "shelly-em", "utility_pulses", "true");

    private static YamlMappingNode Meter(string id) => new("id", id, "measures", id);
}
