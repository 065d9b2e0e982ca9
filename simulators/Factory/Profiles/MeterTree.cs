using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Profiles;

/// <summary>A meter's place in the tree.</summary>
/// <param name="Id">Meter id.</param>
/// <param name="Measures">The machine or circuit that it measures.</param>
/// <param name="Name">Its name, or that of what it measures.</param>
/// <param name="Parent">The next meter above it; null at the top.</param>
/// <param name="Kind">Kind of load: <c>main</c>, <c>circuit</c> or the machine's model.</param>
internal sealed record PlacedMeter(string Id, string Measures, Label Name, string? Parent, string Kind);

/// <summary>The meters of a plant as a tree: a board between two of them may have none.</summary>
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

        foreach (var meter in plant.Meters)
        {
            _meters.TryAdd(meter.Measures, meter.Id);
        }

        All = [.. plant.Meters.Select(m => Placed(m.Id, m.Measures, m.Name))];
    }

    /// <summary>Every meter in the order of the file.</summary>
    internal IReadOnlyList<PlacedMeter> All { get; }

    /// <summary>
    /// The meter nearest to a machine or circuit, at it or above it; that of the incoming supply for what has no place of its own, such as
    /// the capacitor bank. Null when there is none.
    /// </summary>
    internal PlacedMeter? Showing(string place)
    {
        string? at = _places.ContainsKey(place) ? place : Plant.MainCircuit;
        while (at is not null && !_meters.ContainsKey(at))
        {
            at = _places[at].FedBy;
        }

        return at is null ? null : All.First(m => string.Equals(m.Id, _meters[at], StringComparison.Ordinal));
    }

    private PlacedMeter Placed(string id, string measures, Label name)
    {
        var place = _places[measures];
        var above = place.FedBy;
        while (above is not null && !_meters.ContainsKey(above))
        {
            above = _places[above].FedBy;
        }

        return new PlacedMeter(id, measures, name is { Ja: null, En: null } ? place.Name : name, above is null ? null : _meters[above], place.Kind);
    }
}
