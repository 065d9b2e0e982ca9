using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>Draws up to six faults that the plant's machines can have, within the year after its beginning.</summary>
internal static class DrawnFaults
{
    private const int MostFaults = 6;
    private static readonly (string Code, double Least, double Most)[] OfPeople =
    [
        ("left-on-night", 0.3, 0.9), ("left-on-weekend", 0.3, 0.9), ("idling", 0.4, 1), ("early-start", 0.5, 1.5), ("late-stop", 0.5, 2),
        ("energy-per-piece", 0.08, 0.25), ("schedule-shifted", -1, 1.5),
    ];

    private static readonly (string Code, double Least, double Most)[] OfCompressors =
        [("left-on-night", 0.4, 1), ("left-on-weekend", 0.4, 1), ("pressure-raised", 0.5, 1.2), ("short-cycling", 0.6, 0.9), ("leak-grown", 0.08, 0.25)];

    /// <summary>Faults of a model and the ends of their strengths; a leak is a share of the compressor's flow here.</summary>
    private static IReadOnlyList<(string Code, double Least, double Most)> Of(string model) => model switch
    {
        "screw-compressor" or "vsd-compressor" or "modulating-compressor" => OfCompressors,
        "furnace" or "oven" or "heated-tank" => [("element-lost", 0.34, 0.34), ("left-on-night", 0.3, 0.8)],
        "chiller" or "cold-room" or "air-conditioning" => [("dirty-chiller", 0.1, 0.3), ("set-point", 1, 3)],
        "lighting" => [("lights-left-on", 0.2, 0.8)],
        "solar-field" => [("pv-string-out", 0.2, 0.5)],
        "office" or "steady-load" => [("base-grown", 1, 4)],
        "air-dryer" or "cooling-tower" or "forklift-charger" or "conveyor" or "dust-collector" or "fan" or "pump" => [("base-grown", 0.5, 3)],
        _ => OfPeople,
    };

    internal static void Draw(YamlMappingNode plant, Dice dice)
    {
        var faults = new List<YamlMappingNode>();
        foreach (var machine in dice.Shuffled(plant.Maps("machines")).Take(dice.Whole(0, MostFaults)))
        {
            var (code, least, most) = dice.Of(Of(machine.Text("model")!));
            var strength = dice.Between(least, most) * (code == "leak-grown" ? machine.Number("flow_m3_per_min") : 1);
            faults.Add(Fault(plant, dice, code, machine.Text("id")!, strength));
        }

        if (dice.Is(0.25) && plant.Children.ContainsKey("capacitor"))
        {
            faults.Add(Fault(plant, dice, "capacitor-lost", "capacitor", dice.Between(0.5, 1)));
        }

        if (dice.Is(0.25))
        {
            faults.Add(Fault(plant, dice, "simultaneous-start", "main", dice.Between(0.05, 0.3)));
        }

        plant.Set("faults", new YamlSequenceNode(faults));
    }

    private static YamlMappingNode Fault(YamlMappingNode plant, Dice dice, string code, string machine, double strength)
    {
        var from = DateOnly.ParseExact(plant.Text("counters_since")!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(dice.Whole(30, 240));
        var fault = new YamlMappingNode("code", code, "machine", machine, "from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fault.Set("strength", Math.Round(strength, 2));
        if (dice.Is(0.3))
        {
            fault.Set("creep_days", dice.Whole(20, 90));
        }

        return fault;
    }
}
