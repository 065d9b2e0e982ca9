using Monitoring.Domain.Ids;
using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Meters;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>What cannot be in a plant's meters.</summary>
internal static class MeterChecks
{
    internal static IEnumerable<string> Problems(Plant plant)
    {
        var places = plant.Machines.Select(m => m.Id).Concat(plant.Circuits.Select(c => c.Id)).Append(Plant.MainCircuit).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in plant.Meters.GroupBy(m => m.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"meter '{twice.Key}' is there twice";
        }

        foreach (var problem in plant.Meters.SelectMany(m => Of(m, places).Select(p => $"meter '{m.Id}': {p}")))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Of(Meter meter, HashSet<string> places)
    {
        if (!MeterId.IsValid(meter.Id))
        {
            yield return "an id has letters, digits, '.', '_', '-' or ':'";
        }

        if (!places.Contains(meter.Measures))
        {
            yield return $"it measures '{meter.Measures}', which is no machine and no circuit";
        }

        if (!DialectList.Names.Contains(meter.Dialect))
        {
            yield return $"dialect '{meter.Dialect}' is not known: {string.Join(", ", DialectList.Names)}";
        }

        if (meter.EveryS < 1)
        {
            yield return "every_s must be 1 or more";
        }

        if (meter.CounterStepWh < 0)
        {
            yield return "counter_step_wh must not be negative; 0 shows every fraction";
        }

        if (meter.Phases.Count is 0 or > 3 || meter.Phases.Any(p => p is < 1 or > 3))
        {
            yield return "phases are one to three of 1, 2 and 3";
        }

        foreach (var problem in meter.Faults.SelectMany(Of))
        {
            yield return problem;
        }

        if (meter.Faults.Count(f => f.Code == MeterFaultCode.Rollover) > 1)
        {
            yield return "a register passes its end once at most";
        }
    }

    private static IEnumerable<string> Of(MeterFault fault)
    {
        if (fault.To <= fault.From)
        {
            yield return $"fault {fault.Code}: to must be after from";
        }

        if (fault.Phase is < 1 or > 3 || fault.OtherPhase is < 1 or > 3 || (fault.OtherPhase is not null && fault.OtherPhase == fault.Phase))
        {
            yield return $"fault {fault.Code}: phase and other_phase are two of 1, 2 and 3";
        }
    }
}
