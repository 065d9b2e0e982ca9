using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Profiles;

/// <summary>A meter's place in the tree.</summary>
/// <param name="Id">Meter id.</param>
/// <param name="Measures">The machine or circuit that it measures.</param>
/// <param name="Name">Its name, or that of what it measures.</param>
/// <param name="Parent">The next meter above it; null at the top.</param>
/// <param name="Kind">Kind of load: <c>main</c>, <c>circuit</c> or the machine's model.</param>
internal sealed record PlacedMeter(string Id, string Measures, Label Name, string? Parent, string Kind);

/// <summary>The meters of a plant as a tree: what lies between two of them has none.</summary>
internal sealed class MeterTree
{
    private const string Main = "main";
    private const string Board = "circuit";

    private readonly Dictionary<string, (string? FedBy, Label Name, string Kind)> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meters = new(StringComparer.Ordinal);

    internal MeterTree(Plant plant)
    {
        _places[Plant.MainCircuit] = (null, new Label { Ja = "受電", En = "Incoming supply" }, Main);
        foreach (var circuit in plant.Circuits)
        {
            _places[circuit.Id] = (circuit.Parent, circuit.Name, Board);
        }

        foreach (var machine in plant.Machines)
        {
            _places[machine.Id] = (machine.Circuit, machine.Name, machine.Model);
        }

        foreach (var place in _places.Keys)
        {
            _meters.TryAdd(place, place);
        }

        All = [.. _meters.Select(m => Placed(m.Key, m.Value))];
    }

    /// <summary>Every meter, those above before those below.</summary>
    internal IReadOnlyList<PlacedMeter> All { get; }

    /// <summary>The meter nearest to a machine or circuit, at it or above it; the incoming supply for what has no place, such as the capacitor bank.</summary>
    internal PlacedMeter Showing(string place)
    {
        var at = _places.ContainsKey(place) ? place : Plant.MainCircuit;
        while (!_meters.ContainsKey(at) && _places[at].FedBy is { } above)
        {
            at = above;
        }

        return All.FirstOrDefault(m => string.Equals(m.Measures, at, StringComparison.Ordinal)) ?? All[0];
    }

    private PlacedMeter Placed(string place, string id)
    {
        var above = _places[place].FedBy;
        while (above is not null && !_meters.ContainsKey(above))
        {
            above = _places[above].FedBy;
        }

        return new PlacedMeter(id, place, _places[place].Name, above is null ? null : _meters[above], _places[place].Kind);
    }
}
