using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>The order in which sums are made.</summary>
internal static class CircuitOrder
{
    /// <summary>Circuits such that every one comes before the one that feeds it.</summary>
    /// <exception cref="FormatException">A circuit is fed by one that is not there, or feeds itself through others.</exception>
    internal static List<Circuit> DeepestFirst(IReadOnlyList<Circuit> circuits)
    {
        var byId = circuits.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. circuits.OrderByDescending(c => Depth(c, byId))];
    }

    private static int Depth(Circuit circuit, Dictionary<string, Circuit> byId)
    {
        var depth = 1;
        for (var at = circuit; !string.Equals(at.Parent, Plant.MainCircuit, StringComparison.Ordinal); depth++)
        {
            at = byId.GetValueOrDefault(at.Parent) ?? throw new FormatException($"circuit '{at.Id}': its parent '{at.Parent}' is not there");
            if (depth > byId.Count)
            {
                throw new FormatException($"circuit '{circuit.Id}' feeds itself");
            }
        }

        return depth;
    }
}
