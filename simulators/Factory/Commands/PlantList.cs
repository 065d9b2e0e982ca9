using System.Globalization;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Plants.Drawing;

namespace Monitoring.Simulators.Factory.Commands;

/// <summary>The ready plants, a line each.</summary>
internal static class PlantList
{
    internal static void Write(TextWriter text)
    {
        foreach (var name in PlantFile.Ready)
        {
            var plant = PlantFile.Read(name);
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-20} {plant.Name.En} ({plant.Name.Ja}): {plant.Machines.Count} machines, {plant.Transformer.Kva:0} kVA, {plant.Contract?.ContractKw:0} kW contract, {plant.Building?.FloorM2:0} m2, {plant.Faults.Count} faults"));
        }

        text.WriteLine($"{RandomPlant.Name,-20} 5 to 40 machines of one of these trades, drawn with --seed");
    }
}
