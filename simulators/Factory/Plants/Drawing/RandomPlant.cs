using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Simulators.Factory.Plants.Drawing;

/// <summary>
/// Draws a plant of 5 to 40 machines: a ready plant gives the trade with its mixture, calendar and tariff; machines are left out or doubled,
/// sizes, hours, meters and faults are drawn.
/// </summary>
public static class RandomPlant
{
    /// <summary>Name under which the command line asks for one.</summary>
    public const string Name = "random";

    private const int FewestMachines = 5;

    // And a compressor for the last of them.
    private const int MostMachines = 39;
    private static readonly double[] TransformerKva = [100, 150, 200, 300, 500, 750, 1000, 1500];

    /// <summary>The plant's file.</summary>
    /// <param name="seed">The same seed draws the same plant.</param>
    public static string Text(int seed)
    {
        var dice = new Dice(seed);
        var trade = dice.Of(PlantFile.Ready.Where(n => n != PlantFile.Demo).ToList());
        var yaml = new YamlStream();
        yaml.Load(new StringReader(PlantFile.TextOf(trade).Text));
        var plant = (YamlMappingNode)yaml.Documents[0].RootNode;
        var id = string.Create(CultureInfo.InvariantCulture, $"{Name}-{seed}");
        plant.Set("id", id);
        plant.Set("name", new YamlMappingNode("ja", $"模擬工場 {seed}", "en", $"Simulated works {seed} ({trade})"));
        var share = DrawnMachines.Draw(plant, dice, dice.Whole(FewestMachines, MostMachines));
        Resize(plant, share);
        ShiftHours(plant, dice);
        DrawnMeters.Draw(plant, dice);
        DrawnFaults.Draw(plant, dice);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        yaml.Save(text, assignAnchors: false);
        return $"# Drawn from {trade} with --seed {seed.ToString(CultureInfo.InvariantCulture)}.\n" + text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("...\n", "", StringComparison.Ordinal);
    }

    /// <summary>Reads a drawn plant.</summary>
    /// <param name="seed">The same seed draws the same plant.</param>
    public static Plant Read(int seed) => PlantFile.Parse($"random plant {seed}", Text(seed));

    // Whatever is sized for the whole plant follows the machines.
    private static void Resize(YamlMappingNode plant, double share)
    {
        var contract = plant.Map("contract");
        var kw = contract.Number("contract_kw") * share;
        contract.Set("contract_kw", Math.Max(20, 5 * Math.Round(kw / 5)));
        contract.Set("target_kw", Math.Max(20, 5 * Math.Round(kw / 5)));
        contract.Set("kind", kw >= 500 ? "negotiated" : "measured");
        plant.Map("transformer").Set("kva", TransformerKva.FirstOrDefault(kva => kva >= 1.35 * kw, TransformerKva[^1]));
        plant.Map("building").Set("floor_m2", 50 * Math.Round(plant.Map("building").Number("floor_m2") * share / 50));
        plant.Map("building").Set("people", Math.Max(3, Math.Round(plant.Map("building").Number("people") * share)));
        foreach (var (part, keys) in new[] { ("capacitor", new[] { "kvar" }), ("air", ["receiver_m3", "leaks_m3_per_min"]) })
        {
            foreach (var key in keys.Where(_ => plant.Children.ContainsKey(part)))
            {
                plant.Map(part).Set(key, Math.Max(0.2, Math.Round(plant.Map(part).Number(key) * share, 1)));
            }
        }
    }

    // The whole roster up to an hour earlier or later; some work on Saturdays.
    private static void ShiftHours(YamlMappingNode plant, Dice dice)
    {
        var calendar = plant.Map("calendar");
        var minutes = 15 * dice.Whole(-4, 4);
        foreach (var node in calendar.List("shifts").OfType<YamlMappingNode>().SelectMany(s => s.AllNodes.OfType<YamlScalarNode>()))
        {
            if (TimeOnly.TryParseExact(node.Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                node.Value = time.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture);
            }
        }

        if (dice.Is(0.2) && !calendar.Children.ContainsKey("working_days"))
        {
            calendar.Set("working_days", new YamlSequenceNode("mon", "tue", "wed", "thu", "fri", "sat"));
        }
    }
}
