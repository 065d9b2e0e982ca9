using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>Draws the machines of a plant from those of its trade.</summary>
internal static class DrawnMachines
{
    // What grows with a machine.
    private static readonly HashSet<string> Sizes = new(StringComparer.Ordinal)
    {
        "rated_kw", "mean_kw", "heater_kw", "flow_m3_per_min", "air_m3_per_min", "amperes", "weld_kva", "motor_kw", "installed_kw", "peak_kw", "ready_kw",
        "spindle_kw", "cutting_kw", "capacity_kw", "run_kw", "idle_kw", "on_kw", "off_kw", "fan_kw", "pump_kw", "blower_kw", "defrost_kw", "battery_kwh", "module_kw",
    };

    // No plant is without these; what is never switched off makes its base load.
    private static readonly HashSet<string> Always =
        new(StringComparer.Ordinal) { "lighting", "office", "rest", "drain", "store", "mould-store", "kiln", "room" };

    private const int FewestMakers = 2;

    // One of these comes with what needs it, and is sized by what is left.
    private static readonly HashSet<string> Supplies = new(StringComparer.Ordinal)
    {
        "screw-compressor", "vsd-compressor", "modulating-compressor", "air-dryer", "chiller", "cooling-tower", "solar-field",
    };

    /// <summary>Leaves machines out or doubles them, and sizes them.</summary>
    /// <returns>Size of the plant as a share of the ready one.</returns>
    internal static double Draw(YamlMappingNode plant, Dice dice, int count)
    {
        var all = plant.Maps("machines").ToList();
        var fixedOnes = all.Where(m => Always.Contains(m.Text("id")!)).ToList();
        var makers = dice.Shuffled(all.Where(m => !Always.Contains(m.Text("id")!) && !Supplies.Contains(m.Text("model")!)));
        var wanted = Math.Max(FewestMakers, count - fixedOnes.Count);
        var kept = new List<YamlMappingNode>();
        var supplies = new List<YamlMappingNode>();
        for (var i = 0; kept.Count + supplies.Count < wanted; i++)
        {
            kept.Add(i < makers.Count ? makers[i] : Another(makers[i % makers.Count], i / makers.Count));
            supplies = Needed(all, kept).Take(Math.Max(1, wanted - kept.Count)).ToList();
        }

        var scale = dice.Between(0.6, 1.5);
        var share = kept.Sum(Weight) / makers.Sum(Weight);
        Resize(kept, () => scale * dice.Between(0.75, 1.3));
        Resize(supplies.Concat(fixedOnes), () => Math.Max(0.15, share * scale));
        plant.Set("machines", new YamlSequenceNode(fixedOnes.Concat(supplies).Concat(kept)));
        DropEmptyCircuits(plant);
        return share * scale;
    }

    // Rough electric size; only the proportions matter.
    private static double Weight(YamlMappingNode m) => Math.Max(
        0.5, m.Number("rated_kw") + m.Number("mean_kw") + m.Number("run_kw") + m.Number("on_kw") + m.Number("motor_kw") + m.Number("heater_kw") / 2
            + m.Number("amperes") * m.Number("bath_volts") / 1000 + m.Number("weld_kva") / 15 + m.Number("cutting_kw"));

    // Air first: without it the machines that take it would not run.
    private static IEnumerable<YamlMappingNode> Needed(List<YamlMappingNode> all, List<YamlMappingNode> kept)
    {
        var air = kept.Exists(m => m.Number("air_m3_per_min") > 0);
        var heat = kept.Exists(m => m.Text("model") == "injection-moulding");
        return all.Where(m => Supplies.Contains(m.Text("model")!) && (m.Text("model") switch
        {
            "chiller" => heat || kept.Exists(k => k.Text("model") == "plating-rectifier"),
            "cooling-tower" => heat,
            "solar-field" => true,
            _ => air,
        })).OrderBy(m => m.Text("model")!.EndsWith("compressor", StringComparison.Ordinal) ? 0 : 1);
    }

    private static YamlMappingNode Another(YamlMappingNode machine, int times)
    {
        var another = new YamlMappingNode();
        foreach (var (key, value) in machine.Children)
        {
            another.Add(key, value);
        }

        var suffix = (times + 1).ToString(CultureInfo.InvariantCulture);
        var name = machine.Map("name");
        another.Set("id", $"{machine.Text("id")}-{suffix}");
        another.Set("name", new YamlMappingNode("ja", $"{name.Text("ja")} {suffix}台目", "en", $"{name.Text("en")} no. {suffix}"));
        return another;
    }

    private static void Resize(IEnumerable<YamlMappingNode> machines, Func<double> factor)
    {
        foreach (var machine in machines)
        {
            var by = factor();
            foreach (var key in machine.Children.Keys.Cast<YamlScalarNode>().Select(k => k.Value!).Where(Sizes.Contains).ToList())
            {
                machine.Set(key, Math.Max(0.01, Math.Round(machine.Number(key) * by, 2)));
            }
        }
    }

    private static void DropEmptyCircuits(YamlMappingNode plant)
    {
        var used = plant.Maps("machines").Select(m => m.Text("circuit")).ToHashSet(StringComparer.Ordinal);
        plant.Set("circuits", new YamlSequenceNode(plant.Maps("circuits").Where(c => used.Contains(c.Text("id")))));
    }
}
